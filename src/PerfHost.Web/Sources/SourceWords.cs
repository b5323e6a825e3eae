using PerfHost.Web.Text;

namespace PerfHost.Web.Sources;

/// <summary>How a data source is, in words and colours. Pure.</summary>
public static class SourceWords
{
    /// <summary>What is to be said of a source, the keys of <c>source.state.…</c>; <c>ok</c> only when nothing else is.</summary>
    /// <param name="source">The source.</param>
    public static IReadOnlyList<string> Of(SourceStatus source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var words = new List<string>();
        if (source.State != "ok")
        {
            words.Add(State(source));
        }

        if (source.Overdue)
        {
            words.Add("overdue");
        }

        if (source.Last.Rejected > 0)
        {
            words.Add("rejected");
        }

        return words.Count > 0 ? words : ["ok"];
    }

    /// <summary>The one word by which a source is counted.</summary>
    /// <param name="source">The source.</param>
    public static string Chief(SourceStatus source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Overdue ? "overdue" : Of(source)[0];
    }

    /// <summary>One of the words in a language.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="word">The word.</param>
    /// <param name="source">The source.</param>
    public static string Say(Texts texts, string word, SourceStatus source)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(source);
        return texts.Format($"source.state.{word}", source.Last.Rejected);
    }

    /// <summary>The class of a word's chip: green only for <c>ok</c>.</summary>
    /// <param name="word">The word.</param>
    public static string Chip(string word) => word switch { "ok" => "done", "failing" or "failed" or "suspended" or "overdue" => "late", _ => "due" };

    /// <summary>Only a source with a schedule is tried again by itself.</summary>
    private static string State(SourceStatus source) => source is { State: "failing", Schedule: null } ? "failed" : source.State;
}
