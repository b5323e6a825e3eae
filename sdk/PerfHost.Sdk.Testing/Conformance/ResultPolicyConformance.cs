using System.Globalization;

namespace PerfHost.Sdk.Testing.Conformance;

/// <summary>The promises of <see cref="IResultPolicy"/> as checks for any test framework: run each of <see cref="Checks"/> as a test.</summary>
public sealed class ResultPolicyConformance
{
    private static readonly decimal[] Totals = [0, 59.99m, 60, 79.99m, 80, 89.99m, 90, 100];

    private readonly IResultPolicy _policy;
    private readonly Func<IReadOnlyList<ResultContext>> _contexts;

    /// <summary>A suite over one policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="grades">The grades of the scheme that uses it; null takes 优, 良, 中 and 差.</param>
    /// <param name="parameters">The scheme's parameters; null for none.</param>
    public ResultPolicyConformance(IResultPolicy policy, IEnumerable<string>? grades = null, ParameterSet? parameters = null)
    {
        ArgumentNullException.ThrowIfNull(policy);
        string[] labels = [.. grades ?? ["优", "良", "中", "差"], "另一个方案的等级"];
        (_policy, _contexts) = (policy, () =>
        [
            .. from subject in PopulationExamples.Subjects
               from grade in labels
               from total in Totals
               select new ResultContext(subject, total, grade, parameters ?? ParameterSet.Empty),
        ]);
        var pure = new PureChecks<ResultContext>(_contexts, one => Asked.Text(() => policy.Apply(one), Print), Print);
        Checks =
        [
            new("同一输入总得同一结果", pure.RepeatsAsync),
            new(PureChecks<ResultContext>.CulturePromise, pure.CultureAsync),
            new("可供许多线程同时使用", pure.ThreadsAsync),
            new("不改动输入", pure.UnchangedAsync),
            new("没有预算、没有总分、不认识的等级，不抛异常", () => EachAsync((_, _) => { })),
            new("每条建议都写明内容和依据", () => EachAsync(Whole)),
            new("奖励不为负，扣减不为正", () => EachAsync(Signed)),
        ];
    }

    /// <summary>The checks; each is independent of the others.</summary>
    public IReadOnlyList<ConformanceCheck> Checks { get; }

    private Task EachAsync(Action<ResultContext, ResultAction> check)
    {
        foreach (var context in _contexts())
        {
            var actions = Asked.OrBroken(() => _policy.Apply(context), context.Parameters, () => Print(context)) ?? throw Broken("返回了 null，没有建议时应返回空列表", context, null);
            foreach (var action in actions)
            {
                check(context, action);
            }
        }

        return Task.CompletedTask;
    }

    private static void Whole(ResultContext context, ResultAction action)
    {
        if (action is null || string.IsNullOrWhiteSpace(action.Kind) || string.IsNullOrWhiteSpace(action.Message) || string.IsNullOrWhiteSpace(action.Source))
        {
            throw Broken("建议缺少 Kind、Message 或 Source（文号，或本方案约定）", context, action);
        }
    }

    private static void Signed(ResultContext context, ResultAction action)
    {
        if (action is { Kind: "reward", Amount: < 0 } or { Kind: "cut" or "cancel", Amount: > 0 })
        {
            throw Broken("金额的正负与建议不符：扣减应为负，奖励应为正", context, action);
        }
    }

    private static string Print(ResultContext one) =>
        string.Create(CultureInfo.InvariantCulture, $"复核 {one.Total} 分，{one.Grade}；{PopulationExamples.Print(one.Subject)}");

    private static string Print(IReadOnlyList<ResultAction> actions) =>
        string.Join("；", actions.Select(action => string.Create(CultureInfo.InvariantCulture, $"{action.Kind} {action.Message} {action.Amount} {action.Source}")));

    private static ConformanceException Broken(string what, ResultContext context, ResultAction? found) =>
        new($"{what}。\n  对象  {Print(context)}\n  建议  {found?.ToString() ?? "null"}");
}
