using System.Globalization;
using PerfHost.Loading;
using PerfHost.Scripting.Cases;
using PerfHost.Sdk;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>
/// Asks every pure extension the same questions again, in the other order, and a class also in a culture with commas for
/// points: another answer says that it goes by a clock, chance, a state of its own, or the machine.
/// </summary>
internal static class Repetition
{
    // Made by hand: hosts carry no culture data. A rule is not asked in it, since the host runs rules in the invariant one.
    private static readonly CultureInfo Foreign = new("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }, DateTimeFormat = { ShortDatePattern = "dd/MM/yyyy" } };

    public static IEnumerable<DoctorFinding> Of(LoadedPackage package, IReadOnlyList<RuleCase> cases, ParameterSet parameters) =>
        package.Extensions.Select(extension => OfOne(extension, cases, parameters)).OfType<DoctorFinding>().ToArray();

    private static DoctorFinding? OfOne(LoadedExtension loaded, IReadOnlyList<RuleCase> cases, ParameterSet parameters)
    {
        var questions = Probes.Of(loaded.Extension.Implementation, cases.Where(one => one.Rule == loaded.Extension.Key).Select(one => one.Input), parameters).ToArray();
        var first = questions.Select(Ask).ToArray();
        for (var i = questions.Length - 1; i >= 0; i--)
        {
            if (Ask(questions[i]) is var again && again != first[i])
            {
                return new DoctorFinding(loaded.Origin, $"同样的输入先后得出“{first[i]}”和“{again}”", "不要用时钟、随机数或自己的状态；要用的日期取自 AsOf");
            }
        }

        if (loaded.Source is null)
        {
            var culture = CultureInfo.CurrentCulture;
            try
            {
                CultureInfo.CurrentCulture = Foreign;
                for (var i = 0; i < questions.Length; i++)
                {
                    if (Ask(questions[i]) is var elsewhere && elsewhere != first[i])
                    {
                        return new DoctorFinding(loaded.Origin, $"换一种区域设置，同样的输入得出“{elsewhere}”而不是“{first[i]}”", "读写数字和日期时写明 CultureInfo.InvariantCulture");
                    }
                }
            }
            finally
            {
                CultureInfo.CurrentCulture = culture;
            }
        }

        return null;
    }

    private static string Ask(Func<object> question)
    {
        try
        {
            return Print(question());
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // That it throws is another matter; that it throws now and then is this one.
            return error.GetType().Name;
        }
    }

    private static string Print(object answer) => answer switch
    {
        Score score => Print(score),
        IReadOnlyList<Evaluation> evaluations => Print(evaluations),
        IReadOnlyList<ResultAction> actions => Print(actions),
        _ => "null",
    };

    private static string Print(Score score) => string.Join(' ', score.Findings.Select(finding => finding.Message).Prepend(score.Reason ?? "").Prepend(score.Points.ToString("R", CultureInfo.InvariantCulture)).Prepend(score.Outcome.ToString())).TrimEnd();

    private static string Print(IReadOnlyList<Evaluation> answers) => string.Join('；', answers.Select(answer =>
        string.Create(CultureInfo.InvariantCulture, $"{answer.Subject} {answer.Indicator} {answer.Aspect} {answer.Label} {answer.Number:R} {answer.Reason}")));

    private static string Print(IReadOnlyList<ResultAction> answers) => string.Join('；', answers.Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Kind} {answer.Message} {answer.Amount}")));
}
