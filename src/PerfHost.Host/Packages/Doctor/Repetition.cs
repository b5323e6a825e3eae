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
    private static readonly double[] Numbers = [0, 0.5, 1, 59.995, 80, 100, 120.5, -3, 1e9];

    // Made by hand: hosts carry no culture data. A rule is not asked in it, since the host runs rules in the invariant one.
    private static readonly CultureInfo Foreign = new("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = "." }, DateTimeFormat = { ShortDatePattern = "dd/MM/yyyy" } };

    public static IEnumerable<DoctorFinding> Of(LoadedPackage package, IReadOnlyList<RuleCase> cases, ParameterSet parameters) =>
        package.Extensions.Select(extension => OfOne(extension, cases, parameters)).OfType<DoctorFinding>().ToArray();

    private static DoctorFinding? OfOne(LoadedExtension loaded, IReadOnlyList<RuleCase> cases, ParameterSet parameters)
    {
        var questions = Questions(loaded.Extension, cases, parameters).ToArray();
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

    private static IEnumerable<Func<string>> Questions(Extension extension, IReadOnlyList<RuleCase> cases, ParameterSet parameters) => extension.Implementation switch
    {
        IIndicatorType type => Measurements(extension.Key, cases, parameters).Select(measurement => (Func<string>)(() => Print(type.Evaluate(measurement)))),
        IEvaluationMethod method => Enum.GetValues<Stage>().Select(stage => (Func<string>)(() => Print(method.Evaluate(
            new Population { Stage = stage, Subjects = Subjects(parameters), AsOf = new DateOnly(2025, 8, 20), Parameters = parameters })))),
        IResultPolicy policy => Subjects(parameters).SelectMany(subject => new[] { (95m, "优"), (82m, "良"), (61m, "中"), (40m, "差") }.Select(result =>
            (Func<string>)(() => Print(policy.Apply(new ResultContext(subject, result.Item1, result.Item2, parameters)))))),
        _ => [],
    };

    private static IEnumerable<Measurement> Measurements(string key, IReadOnlyList<RuleCase> cases, ParameterSet parameters)
    {
        foreach (var one in cases.Where(one => one.Rule == key))
        {
            yield return one.Input.With(null);
        }

        foreach (var comparator in Enum.GetValues<Comparator>())
        {
            foreach (var number in Numbers)
            {
                yield return Measured(comparator, number, parameters);
            }
        }
    }

    private static Measurement Measured(Comparator comparator, double actual, ParameterSet parameters) => new()
    {
        Weight = 10,
        Comparator = comparator,
        Target = Value.Of(100),
        Actual = Value.Of(actual),
        AsOf = new DateOnly(2025, 12, 31),
        Parameters = parameters,
    };

    private static SubjectView[] Subjects(ParameterSet parameters) =>
    [
        .. new[] { 20.0, 64.5, 99.9 }.Select((rate, index) => new SubjectView
        {
            Id = $"s{index}",
            Title = $"示例项目{index}",
            Year = 2025,
            Budget = 1_000_000,
            Executed = (decimal)rate * 10_000,
            ExecutionRate = rate,
            Total = 60 + (rate / 3),
            Indicators = [new IndicatorView("i001", "受益人数", Measured(Comparator.AtLeast, rate, parameters), Score.Of(rate / 10))],
        }),
    ];

    private static string Ask(Func<string> question)
    {
        try
        {
            return question();
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // That it throws is another matter; that it throws now and then is this one.
            return error.GetType().Name;
        }
    }

    private static string Print(Score score) => string.Join(' ', score.Findings.Select(finding => finding.Message).Prepend(score.Reason ?? "").Prepend(score.Points.ToString("R", CultureInfo.InvariantCulture)).Prepend(score.Outcome.ToString())).TrimEnd();

    private static string Print(IReadOnlyList<Evaluation> answers) => string.Join('；', answers.Select(answer =>
        string.Create(CultureInfo.InvariantCulture, $"{answer.Subject} {answer.Indicator} {answer.Aspect} {answer.Label} {answer.Number:R} {answer.Reason}")));

    private static string Print(IReadOnlyList<ResultAction> answers) => string.Join('；', answers.Select(answer => string.Create(CultureInfo.InvariantCulture, $"{answer.Kind} {answer.Message} {answer.Amount}")));
}
