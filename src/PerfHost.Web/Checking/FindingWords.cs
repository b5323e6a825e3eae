using PerfHost.Engine.Findings;
using PerfHost.Sdk;
using PerfHost.Web.Text;

namespace PerfHost.Web.Checking;

/// <summary>Findings in the reader's language. A package's own codes have their Chinese sentence only.</summary>
public static class FindingWords
{
    /// <summary>The finding as one sentence.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="finding">The finding.</param>
    public static string Say(Texts texts, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(finding);
        return texts.Language == "en" && FindingCatalogue.Find(finding.Code) is { } known
            ? texts.Format("score.finding", finding.Where, known.English, finding.Found, finding.Expected)
            : finding.Message;
    }

    /// <summary>What kind of finding it is, in a few words.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="code">The finding's code.</param>
    public static string Kind(Texts texts, string code)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return FindingCatalogue.Find(code) is { } known
            ? texts.Language == "en" ? known.English : known.Title
            : texts.Format("check.kind.package", code);
    }
}
