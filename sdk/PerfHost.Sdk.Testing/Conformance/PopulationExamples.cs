using System.Globalization;
using PerfHost.Scripting.Cases;

namespace PerfHost.Sdk.Testing.Conformance;

/// <summary>Subjects as a year brings them: finished, unfinished, empty, without money, with more money spent than planned.</summary>
internal static class PopulationExamples
{
    private static readonly DateOnly[] Days = [new(2025, 1, 31), new(2025, 6, 30), new(2025, 10, 31), new(2025, 12, 31)];

    public static IReadOnlyList<SubjectView> Subjects =>
    [
        Subject("s1", 85.5, "良", 1_000_000m, 800_000m, 80),
        Subject("s2", 85.5, "良", 500_000m, 500_000m, 100),
        Subject("s3", 96, "优", 20_000m, 22_000m, 110) with { DeviationReason = "合同提前付款" },
        Subject("s4", 12, "差", 300_000m, 0m, 0),
        Subject("s5", double.NaN, null, null, null, double.NaN),
        Subject("s6", double.NaN, null, 0m, 0m, double.NaN) with { Indicators = [] },
    ];

    public static IReadOnlyList<Population> Of(Reach reach, ParameterSet parameters) =>
    [
        .. from stage in Enum.GetValues<Stage>()
           from day in Days
           from subjects in Reaches(reach)
           select new Population { Stage = stage, AsOf = day, Subjects = subjects, Parameters = parameters },
    ];

    public static Population Again(Population one, IReadOnlyList<SubjectView> subjects, StepRecorder? steps = null) =>
        new() { Stage = one.Stage, AsOf = one.AsOf, Subjects = subjects, Parameters = one.Parameters, Steps = steps };

    public static string Print(Population one) =>
        $"{one.Stage} {one.AsOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}：{string.Join("；", one.Subjects.Select(Print))}";

    public static string Print(SubjectView one) => string.Create(
        CultureInfo.InvariantCulture,
        $"{one?.Id} {one?.Title} 预算 {one?.Budget} 执行 {one?.Executed} 执行率 {one?.ExecutionRate:R} 总分 {one?.Total:R} 等级 {one?.Grade}[{string.Join(", ", (one?.Indicators ?? []).Select(item => $"{item?.Key} {(item is null ? "" : RuleInput.Write(IndicatorExamples.Keep(item.Measurement)))} {(item is null ? "" : Asked.Print(item.Score))}"))}]");

    private static IEnumerable<SubjectView[]> Reaches(Reach reach) =>
        reach == Reach.Subject ? Subjects.Select(one => (SubjectView[])[one]) : [.. Subjects.Select(one => (SubjectView[])[one]), [.. Subjects]];

    private static SubjectView Subject(string id, double total, string? grade, decimal? budget, decimal? executed, double rate) => new()
    {
        Id = id,
        Title = $"示例项目 {id}",
        Year = 2025,
        Budget = budget,
        Executed = executed,
        ExecutionRate = rate,
        Total = total,
        Grade = grade,
        Indicators = (IndicatorView[])
        [
            Indicator("i001", Value.Of(100), double.IsNaN(total) ? Value.Missing("尚未报送") : Value.Of(total), double.IsNaN(total) ? Score.CouldNotScore("尚未报送") : Score.Of(total / 2)),
            Indicator("i002", Value.Of(0), Value.Of(3), Score.Failed("目标值为零，实际值大于零")),
            Indicator("i003", Value.Of("明显改善"), Value.Of("基本完成"), Score.CouldNotScore()),
        ],
    };

    private static IndicatorView Indicator(string key, Value target, Value actual, Score score) =>
        new(key, $"示例指标 {key}", new Measurement { Weight = 50, Comparator = Comparator.AtLeast, Target = target, Actual = actual, AsOf = Days[^1] }, score);
}
