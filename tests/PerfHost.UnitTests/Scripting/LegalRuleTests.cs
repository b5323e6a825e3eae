namespace PerfHost.UnitTests.Scripting;

/// <summary>Rules as a city would write them; every one must compile and give the points beside it.</summary>
public sealed class LegalRuleTests
{
    /// <summary>Body and points for target 100, actual 80, weight 10, floor 0.6.</summary>
    public static TheoryData<string, double> Indicators => new()
    {
        { "return Weight * Actual / Target;", 8 },
        { "return Actual >= Target ? Weight : 0;", 0 },
        { "return Weight * Math.Min(1, Actual / Target);", 8 },
        { "return Weight * Math.Clamp(2 - Actual / Target, 0, 1);", 10 },
        { "if (Target == 0) return Score.AtZeroTarget(Measurement);\nreturn Weight * Math.Clamp(Actual / Target, 0, 1);", 8 },
        { "var ratio = Actual / Target;\nif (ratio < Parameter(\"floor\")) return 0;\nreturn Weight * ratio;", 8 },
        { "var 完成率 = Actual / Target;\nStep(\"完成率\", 完成率 * 100, \"%\");\nreturn Weight * 完成率;", 8 },
        { "return (Actual / Target) switch\n{\n    >= 1 => Weight,\n    >= 0.8 => Weight * 0.8,\n    >= 0.6 => Weight * 0.6,\n    _ => 0,\n};", 8 },
        { "var deviation = Math.Abs(Actual - Target) / Target;\nreturn Weight * Math.Max(0, 1 - deviation);", 8 },
        { "var steps = Math.Floor((Target - Actual) / 10);\nreturn Math.Max(0, Weight - steps * 1.5);", 7 },
        { "switch (Comparator)\n{\n    case Comparator.AtLeast: return Weight * Math.Min(1, Actual / Target);\n    case Comparator.AtMost: return Weight * Math.Min(1, Target / Actual);\n    default: return Score.CouldNotScore(\"不支持的计算符号\");\n}", 8 },
        { "if (Comparator == Comparator.AtMost && Actual > Target) return Score.Failed(\"超过上限\");\nreturn Weight;", 10 },
        { "if (double.IsNaN(Baseline)) return Weight * 0.5;\nreturn Weight * (Actual - Baseline) / (Target - Baseline);", 5 },
        { "double Share(double part, double whole) => whole == 0 ? 0 : part / whole;\nreturn Weight * Share(Actual, Target);", 8 },
        { "var bands = new[] { (From: 0.95, Share: 1.0), (From: 0.8, Share: 0.7), (From: 0.0, Share: 0.0) };\nforeach (var band in bands)\n    if (Actual / Target >= band.From) return Weight * band.Share;\nreturn 0;", 7 },
        { "var last = Measurement.History.Count > 0 ? Measurement.History[^1].Value.Number : Actual;\nreturn Weight * last / Target;", 8 },
        { "return Measurement.History.Select(p => p.Value.Number).DefaultIfEmpty(50).Average() / Weight;", 5 },
        { "double sum = 0;\nfor (var i = 1; i <= 4; i++) sum += i;\nreturn sum;", 10 },
        { "return Measurement.Target is NumberValue { Amount: > 50 } n ? n.Amount / 10 : 0;", 10 },
        { "if (Measurement.Target is GradeValue { Label: \"达成\" }) return Weight;\nif (Measurement.Actual is not NumberValue actual) return Score.CouldNotScore(\"应为数字\");\nreturn actual.Amount / 10;", 8 },
        { "if (Measurement.Actual is ChecklistValue list)\n    return Weight * list.Items.Where(i => i.Met).Sum(i => i.Points) / list.Items.Sum(i => i.Points);\nreturn Weight;", 10 },
        { "if (Measurement.Target is DateValue due && Measurement.Actual is DateValue done)\n    return Math.Max(0, Weight - (done.Date.DayNumber - due.Date.DayNumber) * 0.5);\nreturn 1;", 1 },
        { "return Measurement.Inputs.TryGetValue(\"staff\", out var staff) ? staff.Number : Weight;", 10 },
        { "var staff = Measurement.Inputs.GetValueOrDefault(\"staff\");\nreturn staff is null ? 3 : staff.Number;", 3 },
        { "var p = Measurement.Parameters.Find(\"cap\");\nreturn Math.Min(Weight, p?.Number ?? 9);", 9 },
        { "return AsOf.Month >= 7 ? Weight : Weight / 2;", 10 },
        { "var due = new DateOnly(AsOf.Year, 12, 31);\nreturn due.DayNumber - AsOf.DayNumber;", 92 },
        { "return AsOf.AddMonths(-1) < AsOf && DateTime.IsLeapYear(2024) ? 1 : 0;", 1 },
        { "var finding = new Finding(\"city/low\", \"实际完成值\", Actual.ToString(\"F1\"), \"不低于目标\", $\"完成 {Actual:F1}{Measurement.Unit}，低于目标 {Target:0.##}。\");\nScore score = Weight * Actual / Target;\nreturn score.With(finding);", 8 },
        { "var list = new List<double> { 1, 2, 3 };\nlist.Add(4);\nreturn list.Sum();", 10 },
        { "double[] shares = [0.1, 0.2, 0.7];\nreturn Weight * shares.Max() + shares.Length * 0 + (shares.Contains(0.1) ? 0 : 1);", 7 },
        { "var table = new Dictionary<string, double> { [\"高\"] = 1, [\"低\"] = 0.5 };\nreturn Weight * table[Actual > 90 ? \"高\" : \"低\"];", 5 },
        { "return Enumerable.Range(1, 4).Sum();", 10 },
        { "var words = \"优, 良,差\".Split(',', StringSplitOptions.TrimEntries);\nreturn words.Length + (string.Join(\"\", words).Contains(\"良\") ? 1 : 0);", 4 },
        { "decimal money = 12.5m;\nreturn (double)Math.Round(money, 0, MidpointRounding.AwayFromZero);", 13 },
        { "var x = Actual;\nwhile (x > 10) x -= 10;\nreturn x;", 10 },
        { "var (low, high) = (60.0, 100.0);\nreturn Weight * (Actual - low) / (high - low);", 5 },
        { "Func<double, double> curve = r => r * r;\nreturn Weight * curve(0.5);", 2.5 },
        { "int? count = null;\nreturn count.GetValueOrDefault() + (count.HasValue ? 1 : 2);", 2 },
        { "return Math.Sqrt(Math.Pow(3, 2) + 16) + Math.Log(1) + Math.Exp(0) - 1;", 5 },
        { "if (Weight < 0) throw new ArgumentException(\"权重为负\");\nreturn Weight;", 10 },
        { "var text = Measurement.Unit is \"\" ? \"无\" : Measurement.Unit;\nreturn text == \"无\" && !string.IsNullOrEmpty(text) ? 1 : 0;", 1 },
        { "var total = from v in new[] { 3.0, 1.0, 2.0 } where v > 1 orderby v select v * 2;\nreturn total.Last();", 6 },
    };

    public static TheoryData<string> Methods => new()
    {
        { "return [.. Subjects.Select(s => new Evaluation(s.Id, \"grade\", s.Total >= 90 ? \"优\" : \"良\"))];" },
        { "var rank = 1;\nforeach (var s in Subjects.OrderByDescending(s => s.Total).ThenBy(s => s.Id, StringComparer.Ordinal))\n    Add(s, \"rank\", $\"{rank}\", rank++);" },
        { "var quota = (int)Math.Floor(Subjects.Count * 0.3);\nvar best = Subjects.OrderByDescending(s => s.Total).Take(quota).Select(s => s.Id).ToHashSet();\nreturn Subjects.Select(s => new Evaluation(s.Id, \"quota\", best.Contains(s.Id) ? \"优\" : \"其他\")).ToList();" },
        { "var average = Subjects.Average(s => s.Total);\nStep(\"平均分\", average);\nforeach (var s in Subjects)\n    Results.Add(new Evaluation(s.Id, \"above\", s.Total > average ? \"是\" : \"否\") { Number = s.Total - average });" },
        { "var due = Month / 12.0 * 100;\nforeach (var s in Subjects)\n{\n    if (double.IsNaN(s.ExecutionRate)) { Add(s, \"execution-light\", \"grey\"); continue; }\n    var label = s.ExecutionRate >= due * 0.9 ? \"green\" : s.ExecutionRate >= due * 0.6 ? \"yellow\" : \"red\";\n    Add(s, \"execution-light\", label, s.ExecutionRate, $\"时序进度 {due:F1}%\");\n}" },
        { "foreach (var s in Subjects)\n    foreach (var i in s.Indicators.Where(i => i.Score.Outcome == ScoreOutcome.CouldNotScore))\n        Results.Add(new Evaluation(s.Id, \"smart\", \"缺值\") { Indicator = i.Key, Reason = i.Score.Reason });\nreturn Results;" },
        { "if (Population.Stage != Stage.Monitoring) return [];\nvar groups = Subjects.GroupBy(s => s.Year).ToDictionary(g => g.Key, g => g.Max(s => s.Total));\nreturn [.. Subjects.Select(s => new Evaluation(s.Id, \"relative\", \"值\") { Number = s.Total / groups[s.Year] })];" },
        { "var pairs = Subjects.Sum(a => Subjects.Where(b => b.Id != a.Id).Sum(b => b.Indicators.Count(i => i.Key == a.Id)));\nobject boxed = pairs;\nIReadOnlyList<SubjectView> again = (IReadOnlyList<SubjectView>)Subjects;\nforeach (SubjectView s in again) Add(s, \"pairs\", boxed is int n ? $\"{n}\" : \"\");" },
        { "if (Subjects is [var only]) Add(only, \"alone\", \"是\");\nIEnumerable<SubjectView> rest = Subjects.Skip(1);\nforeach (var s in rest) Add(s, \"alone\", \"否\");" },
        { "var names = Subjects.ToDictionary(s => s.Id, s => s.Title);\nforeach (var (id, title) in names.OrderBy(p => p.Key, StringComparer.Ordinal)) Results.Add(new Evaluation(id, \"name\", title.Trim()));" },
    };

    public static TheoryData<string> Policies => new()
    {
        { "return Grade switch\n{\n    \"优\" => [new ResultAction(\"reward\", \"优先保障\", \"本方案约定\")],\n    \"差\" => [new ResultAction(\"cut\", \"核减\", \"本方案约定\") { Amount = -Subject.Budget }],\n    _ => [],\n};" },
        { "if (Total < 60m) Propose(\"cut\", $\"得分 {Total:F2}，核减 20%\", \"财预〔2018〕167号\", -(Subject.Budget ?? 0m) * 0.2m);\nif (Subject.DeviationReason is \"\") Propose(\"rectify\", \"补充偏差原因\", \"本方案约定\");" },
        { "var limit = (decimal)Parameter(\"floor\") * 100;\nif (Total >= limit) return [];\nreturn [new ResultAction(\"talk\", \"约谈\", Result.Parameters.Get(\"floor\").Source)];" },
    };

    [Theory]
    [MemberData(nameof(Indicators))]
    public void Load_LegalIndicator_Scores(string body, double points) =>
        Assert.Equal(points, Written.Indicator(body).Evaluate(Written.Measured(100, 80)).Points, 10);

    [Theory]
    [MemberData(nameof(Methods))]
    public void Load_LegalMethod_Compiles(string body) => Written.Compile(Written.Rule(body, "rules/x.method.csx")).Dispose();

    [Theory]
    [MemberData(nameof(Policies))]
    public void Load_LegalPolicy_Compiles(string body) => Written.Compile(Written.Rule(body, "rules/x.policy.csx")).Dispose();
}
