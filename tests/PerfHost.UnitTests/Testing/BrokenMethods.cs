using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Testing;

/// <summary>A method given as a function.</summary>
internal sealed class MethodOf(Func<Population, IReadOnlyList<Sdk.Evaluation>> evaluate) : IEvaluationMethod
{
    public IReadOnlyList<Sdk.Evaluation> Evaluate(Population population) => evaluate(population);
}

/// <summary>A policy given as a function.</summary>
internal sealed class PolicyOf(Func<ResultContext, IReadOnlyList<ResultAction>> apply) : IResultPolicy
{
    public IReadOnlyList<ResultAction> Apply(ResultContext context) => apply(context);
}

/// <summary>Methods and policies that break one promise each, by the promise.</summary>
internal static class BrokenMethods
{
    private static int asked;

    public static IReadOnlyDictionary<string, IEvaluationMethod> ByPromise { get; } = new SortedDictionary<string, IEvaluationMethod>(StringComparer.Ordinal)
    {
        ["同一输入总得同一结果"] = Each(_ => Interlocked.Increment(ref asked).ToString(CultureInfo.InvariantCulture)),
        ["结果不随区域设置而变"] = Each(subject => subject.Total.ToString("0.0", CultureInfo.CurrentCulture)),
        ["可供许多线程同时使用"] = Each(_ => Environment.CurrentManagedThreadId.ToString(CultureInfo.InvariantCulture)),
        ["不改动输入"] = new MethodOf(population =>
        {
            Array.Reverse((SubjectView[])population.Subjects);
            return [];
        }),
        ["对象残缺（没有总分、没有指标、没有预算），不抛异常"] = Each(subject => subject.Budget!.Value.ToString(CultureInfo.InvariantCulture)),
        ["每条结论都完整"] = Each(_ => ""),
        ["只对所给的对象和指标下结论"] = new MethodOf(_ => [new Sdk.Evaluation("别的对象", "grade", "优")]),
        ["对同一对象的同一方面只下一个结论"] = new MethodOf(population => [.. population.Subjects.SelectMany(subject => (Sdk.Evaluation[])[new(subject.Id, "light", "red"), new(subject.Id, "light", "green")])]),
        ["要求解释时结论不变"] = new MethodOf(population => population.Steps is null ? [] : [new Sdk.Evaluation(population.Subjects[0].Id, "grade", "优")]),
        ["对象的先后不影响结论"] = new MethodOf(population => [new Sdk.Evaluation(population.Subjects[0].Id, "rank", "1")]),
    };

    public static IReadOnlyDictionary<string, IResultPolicy> Policies { get; } = new SortedDictionary<string, IResultPolicy>(StringComparer.Ordinal)
    {
        ["同一输入总得同一结果"] = Propose(_ => new ResultAction("keep", Interlocked.Increment(ref asked).ToString(CultureInfo.InvariantCulture), "本方案约定")),
        ["结果不随区域设置而变"] = Propose(context => new ResultAction("keep", context.Total.ToString("0.0", CultureInfo.CurrentCulture), "本方案约定")),
        ["可供许多线程同时使用"] = Propose(_ => new ResultAction("keep", Environment.CurrentManagedThreadId.ToString(CultureInfo.InvariantCulture), "本方案约定")),
        ["不改动输入"] = Propose(context =>
        {
            var indicators = (IndicatorView[])context.Subject.Indicators;
            Array.Reverse(indicators);
            return new ResultAction("keep", "保持。", "本方案约定");
        }),
        ["没有预算、没有总分、不认识的等级，不抛异常"] = Propose(context => context.Grade is "优" or "良" or "中" or "差" ? new ResultAction("keep", "保持。", "本方案约定") : throw new ArgumentOutOfRangeException(nameof(context))),
        ["每条建议都写明内容和依据"] = Propose(_ => new ResultAction("keep", "保持。", "")),
        ["奖励不为负，扣减不为正"] = Propose(_ => new ResultAction("cut", "压减一成。", "本方案约定") { Amount = 100 }),
    };

    private static MethodOf Each(Func<SubjectView, string> label) => new(population => [.. population.Subjects.Select(subject => new Sdk.Evaluation(subject.Id, "grade", label(subject)))]);

    private static PolicyOf Propose(Func<ResultContext, ResultAction> action) => new(context => [action(context)]);
}
