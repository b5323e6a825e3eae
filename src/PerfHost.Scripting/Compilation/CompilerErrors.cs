using Microsoft.CodeAnalysis;
using PerfHost.Scripting.Refusals;

namespace PerfHost.Scripting.Compilation;

/// <summary>The compiler's errors in the author's lines, the frequent ones in Chinese.</summary>
internal static class CompilerErrors
{
    public static IEnumerable<RuleProblem> Of(RuleSource source, SemanticModel model)
    {
        foreach (var error in model.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var place = error.Location.SourceSpan;
            var words = source.Tree.GetText().ToString(place);
            yield return source.Problem(place, error.Id, Message(error, words, source.Rule.Kind));
        }
    }

    public static IEnumerable<RuleProblem> Of(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var error in diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error))
        {
            var place = error.Location.GetMappedLineSpan();
            yield return new RuleProblem(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, error.Id, Fallback(error));
        }
    }

    private static string Message(Diagnostic error, string words, RuleKind kind) => error.Id switch
    {
        "CS0103" or "CS0246" or "CS0234" or "CS0117" when Advice.For(words) is { } advice => advice,
        "CS0103" => $"“{words}”没有定义。规则可直接使用的名称：{string.Join('、', RuleTemplate.Offered(kind))}；其他名称请先用 var 声明。",
        "CS0246" or "CS0234" => $"没有“{words}”这个类型或命名空间。",
        "CS1061" => $"这里没有“{words}”这个成员，请检查拼写和大小写。编译器：{Invariant(error)}",
        "CS1002" => "这里缺少分号“;”。",
        "CS1026" => "这里缺少右括号“)”。",
        "CS1010" or "CS1039" => "字符串没有结束，请补上引号。",
        "CS0161" => "有的分支没有 return。请让每一种情况都返回得分；无法评分时返回 double.NaN 或 Score.CouldNotScore(\"原因\")。",
        "CS0165" => $"“{words}”在使用前可能没有赋值，请在声明时给它初值。",
        "CS0128" or "CS0136" => $"“{words}”已经有了，请换一个名称。",
        "CS0131" or "CS0200" => $"“{words}”不能被赋值。",
        "CS0019" => $"“{words}”两边的类型不能这样运算；金额是 decimal，得分是 double，请用 (double) 转换。",
        "CS0029" or "CS0266" => $"“{words}”的类型与要求的不符；指标规则应返回数字或 Score。编译器：{Invariant(error)}",
        "CS1056" => "这里有一个不能识别的字符，可能是全角标点，请改用半角。",
        "CS8078" => "表达式过长或嵌套过深，请拆成几步，用 var 存中间结果。",
        _ => Fallback(error),
    };

    private static string Fallback(Diagnostic error) => $"编译器：{Invariant(error)}";

    private static string Invariant(Diagnostic error) => error.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
}
