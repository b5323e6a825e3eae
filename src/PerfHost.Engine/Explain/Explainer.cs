using System.Globalization;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Numbers;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Explain;

/// <summary>Makes the explanation of a result that was evaluated with its steps. Pure.</summary>
public static class Explainer
{
    /// <summary>Explains a subject's total down to observations and parameters.</summary>
    /// <param name="result">Evaluated with <c>explain</c>.</param>
    /// <param name="scheme">The scheme it was evaluated by.</param>
    public static Explanation Of(SubjectResult result, Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(scheme);
        var children = new List<Explanation>();
        if (result.Execution is { } execution)
        {
            children.Add(Of(execution) with { Label = Rounding.Exact(result.ExecutionRate) is null ? "预算执行" : $"预算执行（执行率 {Rounding.Text(Rounding.Publish(result.ExecutionRate, 2)!.Value)}%）" });
        }

        foreach (var head in result.Heads.Select(head => head.Name)
            .Union(result.Indicators.Select(item => item.Head), StringComparer.Ordinal))
        {
            children.Add(OfHead(head, result, scheme));
        }

        children.AddRange(result.Evaluations.Select(evaluation => new Explanation($"{Aspect(evaluation.Aspect)}", LightTitle(scheme, evaluation.Label))
        {
            Children = [.. (evaluation.Reason is null ? [] : (Explanation[])[new Explanation("说明", evaluation.Reason)]), .. evaluation.Steps.Select(Of)],
        }));
        children.AddRange(result.Actions.Select(action => new Explanation("结果应用建议", action.Message) { Source = action.Source }));
        children.AddRange(result.Faults.Select(fault => new Explanation("故障", $"{fault.Extension}：{fault.Message}")));
        if (result.Total is { } total)
        {
            children.Add(Rounded(result, scheme, total));
        }

        return new Explanation($"{result.Title}{(result.Year is { } year ? $"（{year.ToString(CultureInfo.InvariantCulture)} 年）" : "")} 系统测算总分", result.Total is { } points ? Rounding.Text(points) : $"无法得出（{result.Incomplete}）")
        {
            Unit = result.Total is null ? "" : " 分",
            Rule = $"方案 {scheme.Id} {scheme.Title}",
            Source = scheme.Source,
            Children = children,
        };
    }

    private static Explanation Rounded(SubjectResult result, Scheme scheme, decimal total) => new("合计与等级", $"{Rounding.Text(result.RawTotal)} → {Rounding.Text(total)}")
    {
        Unit = " 分",
        Source = scheme.Rounding.Total.Source,
        Children =
        [
            new Explanation("取舍", scheme.Rounding.Order == RoundingOrder.RoundedSum ? "先合计、后四舍五入" : "先四舍五入、后合计"),
            .. result.ClaimedItems > 0 ? (Explanation[])[new Explanation("其中按单位自评计入", result.ClaimedItems.ToString(CultureInfo.InvariantCulture)) { Unit = " 项（规则无法评分，待复核）" }] : [],
            .. result.Grade is { } grade ? (Explanation[])[new Explanation("等级", grade) { Source = scheme.Grades.First(band => band.Label == grade).From.Source }] : [],
        ],
    };

    private static Explanation OfHead(string name, SubjectResult result, Scheme scheme)
    {
        var head = result.Heads.FirstOrDefault(head => head.Name == name);
        var rule = scheme.HeadOf(name);
        return new Explanation(name.Length > 0 ? name : "指标", head is null ? "" : Rounding.Publish(head.Sum, (int)scheme.Rounding.Items.Value) is { } sum ? $"{Rounding.Text(sum)} / {Rounding.Text(head.Weight)}" : $"无法得出 / {Rounding.Text(head.Weight)}")
        {
            Unit = head is null ? "" : " 分",
            Source = rule?.Source,
            Children = [.. result.Indicators.Where(item => item.Head == name).Select(Of)],
        };
    }

    private static Explanation Of(ItemResult item)
    {
        var measured = item.Measurement;
        List<Explanation> children =
        [
            item.Key == Indicator.Execution
                ? new("预算数", Rounding.Text(measured.Target)) { Unit = UnitOf(measured.Target, measured) }
                : new("目标", $"{Sign(measured.Comparator)}{Rounding.Text(measured.Target)}") { Unit = UnitOf(measured.Target, measured) },
            new(item.Key == Indicator.Execution ? "执行数" : "实际", Rounding.Text(measured.Actual)) { Unit = UnitOf(measured.Actual, measured), Children = [.. Observed(item.Observation)] },
            .. measured.Baseline is MissingValue ? (Explanation[])[] : [new("基期", Rounding.Text(measured.Baseline)) { Unit = UnitOf(measured.Baseline, measured) }],
            .. measured.Inputs.Select(input => new Explanation(input.Key, Rounding.Text(input.Value))),
            new("分值", item.IsWeighted ? Rounding.Text(measured.Weight) : "未列") { Unit = item.IsWeighted ? " 分" : "" },
        ];
        children.AddRange(item.Score.Steps.Select(Of));
        children.Add(Owner("系统测算", item.Points, item.Reason));
        if (item.Self is { } self)
        {
            children.Add(Given("单位自评", self));
        }

        if (item.Reviewed is { } reviewed)
        {
            children.Add(Given("财政复核", reviewed));
        }

        children.AddRange(item.Findings.Select(finding => new Explanation($"问题 {finding.Code}", finding.Message)));
        return new Explanation(item.Title, item.Points is { } points ? Rounding.Text(points) : item.Fault is null ? "无法评分" : "规则故障")
        {
            Unit = item.Points is null ? "" : " 分",
            Rule = item.Rule is { } rule ? $"{rule.Extension.Title} {rule}" : null,
            Item = item.Key,
            RulePlace = item.Rule is { } bound ? new RulePlace(bound.Package, bound.Origin) : null,
            Source = item.RuleSource ?? item.Rule?.Source,
            Children = children,
        };
    }

    private static IEnumerable<Explanation> Observed(ObservedValue? observed)
    {
        if (observed is not null)
        {
            yield return new Explanation("来源", $"{observed.Source} {observed.Evidence}".Trim());
            yield return new Explanation("期间", $"截至 {observed.Period.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
            if (observed.Sequence > 0)
            {
                yield return new Explanation("台账序号", observed.Sequence.ToString(CultureInfo.InvariantCulture)) { Sequence = observed.Sequence };
            }
        }
    }

    private static Explanation Of(Step step) => new(step.Label, Rounding.Text(step.Value))
    {
        Unit = step.Unit,
        Source = step.Source,
        Rule = step.Line is { } line ? $"第 {line.ToString(CultureInfo.InvariantCulture)} 行" : null,
    };

    private static Explanation Owner(string label, decimal? points, string? reason) =>
        new(label, points is { } scored ? reason is null ? Rounding.Text(scored) : $"{Rounding.Text(scored)}（{reason}）" : $"无法评分（{reason}）");

    private static Explanation Given(string label, GivenScore score) => new(label, Rounding.Text(score.Points))
    {
        Unit = " 分",
        Sequence = score.Sequence > 0 ? score.Sequence : null,
        Children =
        [
            new Explanation("评分人", score.Person),
            .. score.At == default ? [] : (Explanation[])[new Explanation("时间", score.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture))],
            .. score.Reason.Length == 0 ? [] : (Explanation[])[new Explanation("理由", score.Reason)],
        ],
    };

    private static string UnitOf(Value value, Measurement measured) => value is NumberValue ? measured.Unit : "";

    private static string Sign(Comparator comparator) => comparator switch
    {
        Comparator.AtLeast => "≥",
        Comparator.AtMost => "≤",
        Comparator.GreaterThan => "＞",
        Comparator.LessThan => "＜",
        Comparator.Equal => "＝",
        _ => "",
    };

    private static string Aspect(string aspect) => aspect switch
    {
        "light" => "监控信号灯",
        "goal-light" => "目标信号灯",
        "execution-light" => "执行信号灯",
        "grade" => "等级",
        "rank" => "名次",
        MonitoringReport.GoalProgressAspect => "绩效目标完成进度",
        _ => aspect,
    };

    private static string LightTitle(Scheme scheme, string label) =>
        scheme.Lights.FirstOrDefault(light => light.Key == label) is { } light ? $"{Colour(label)} {light.Title}" : label;

    private static string Colour(string light) => light switch
    {
        "red" => "红",
        "yellow" => "黄",
        "green" => "绿",
        "blue" => "蓝",
        "grey" => "灰",
        _ => light,
    };
}
