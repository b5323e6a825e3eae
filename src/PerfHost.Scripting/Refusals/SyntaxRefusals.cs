using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfHost.Scripting.Refusals;

/// <summary>Refuses constructs that only a parsed block shows.</summary>
internal static class SyntaxRefusals
{
    private const int NodeLimit = 4 * DepthRefusals.Limit;
    private const int LambdaLimit = 3;

    /// <param name="body">The block around the author's text.</param>
    /// <param name="start">Where that text begins in the tree.</param>
    /// <param name="report">Takes the problems.</param>
    public static void Check(BlockSyntax body, int start, Report report)
    {
        // A stack of our own, because the tree may be deeper than the thread's.
        var open = new Stack<(SyntaxNode Node, int Depth, int Lambdas)>();
        open.Push((body, 0, 0));
        while (open.TryPop(out var next))
        {
            if (next.Depth > NodeLimit)
            {
                report.Add(next.Node.SpanStart - start, "rule/depth", "语句或表达式嵌套过深。请拆成几步，用 var 存中间结果。");
                return;
            }

            // The compiler tries every overload for every lambda in a lambda: each level multiplies its work.
            var lambdas = next.Lambdas + (next.Node is LambdaExpressionSyntax or QueryExpressionSyntax ? 1 : 0);
            if (lambdas > LambdaLimit)
            {
                report.Add(next.Node.SpanStart - start, "rule/depth", $"Lambda 或查询嵌套超过 {LambdaLimit} 层。请用局部函数或 var 存中间结果。");
                return;
            }

            if (Refusal(next.Node) is var (code, message))
            {
                report.Add(next.Node.SpanStart - start, code, message);
            }

            foreach (var child in next.Node.ChildNodes())
            {
                open.Push((child, next.Depth + 1, lambdas));
            }
        }
    }

    private static (string Code, string Message)? Refusal(SyntaxNode node) => node switch
    {
        AttributeListSyntax => ("rule/attribute", "规则不能使用特性（[...]）；名称和来源请写在文件头的注释里。"),
        PointerTypeSyntax or FunctionPointerTypeSyntax or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.AddressOfExpression or (int)SyntaxKind.PointerIndirectionExpression }
            or MemberAccessExpressionSyntax { RawKind: (int)SyntaxKind.PointerMemberAccessExpression } => ("rule/unsafe", "规则不能使用指针和不安全代码；请用数组或 List<T>。"),
        LabeledStatementSyntax => ("rule/goto", "规则不能使用标签；请用 if、循环或 return。"),
        TypeParameterListSyntax => ("rule/declaration", "规则里的局部函数不能是泛型的；请写明类型。"),
        InterpolationAlignmentClauseSyntax clause when !IsSmall(clause.Value) => ("rule/format", "对齐宽度应为 100 以内的数字。"),
        InterpolationFormatClauseSyntax clause when !NameLock.IsPlainFormat(clause.FormatStringToken.ValueText) => ("rule/format", "格式应简短，例如 F2、N0、0.##；小数位数不超过两位数字。"),
        _ => null,
    };

    private static bool IsSmall(ExpressionSyntax value) =>
        (value is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.UnaryMinusExpression, Operand: var operand } ? operand : value)
            is LiteralExpressionSyntax { Token.Value: int and >= 0 and <= 100 };
}
