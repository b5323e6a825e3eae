using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PerfHost.Scripting.Refusals;

/// <summary>Refuses words, directives and characters, wherever they stand and whether or not the rest makes sense.</summary>
internal static class TokenRefusals
{
    private const string NoTypes = "规则是一段方法体，不能声明类型或命名空间；中间结果用 var 或元组，重复的算式用局部函数。";
    private const string NoThreads = "规则不能使用异步或锁；它同步计算一次，结果直接 return。";
    private const string NoPointers = "规则不能使用指针和不安全代码；请用数组或 List<T>。";
    private const string NoJumps = "规则不能使用 goto；请用 if、循环或 return。";
    private const string NoCatch = "规则不捕获异常：出错由宿主记为故障并指明规则，不能当作得分。请先判断条件；参数可能不存在时用 Measurement.Parameters.Find(\"键\")。";

    public static void Check(SyntaxTree tree, int start, int length, Report report)
    {
        var end = start + length;
        foreach (var token in tree.GetRoot().DescendantTokens(descendIntoTrivia: true))
        {
            foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia).Where(trivia => trivia.SpanStart >= start && trivia.SpanStart < end))
            {
                CheckTrivia(trivia, start, report);
            }

            if (token.SpanStart >= start && token.SpanStart < end)
            {
                CheckToken(token, start, report);
            }
        }
    }

    private static void CheckTrivia(SyntaxTrivia trivia, int start, Report report)
    {
        if (trivia.IsDirective || trivia.Kind() is SyntaxKind.ConflictMarkerTrivia or SyntaxKind.DisabledTextTrivia)
        {
            report.Add(trivia.SpanStart - start, "rule/directive", "规则不能使用 # 指令（#r、#load、#if、#pragma 等）；可用的类型已经引入，公共部分请写进方案参数。");
        }
        else if (!trivia.HasStructure)
        {
            CheckCharacters(trivia.ToString(), trivia.SpanStart - start, SuspiciousCharacters.IsInvisible, report);
        }
    }

    private static void CheckToken(SyntaxToken token, int start, Report report)
    {
        var offset = token.SpanStart - start;
        if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.CharacterLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken)
        {
            // Text may hold anything but what makes a reviewer read another order than the compiler.
            CheckCharacters(token.Text, offset, SuspiciousCharacters.IsBidirectional, report);
            return;
        }

        CheckCharacters(token.Text, offset, SuspiciousCharacters.IsInvisible, report);
        if (token.IsKind(SyntaxKind.IdentifierToken) && !SuspiciousCharacters.IsPlainIdentifier(token.Text))
        {
            report.Add(offset, "rule/character", $"名称“{token.ValueText}”含有易混淆的字符；名称只用英文字母、数字、下划线和汉字。");
        }

        if (Refusal(token) is var (code, message))
        {
            report.Add(offset, code, message);
        }
    }

    private static void CheckCharacters(string text, int offset, Func<char, bool> isRefused, Report report)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (isRefused(text[index]))
            {
                report.Add(offset + index, "rule/character", $"这里有一个看不见的控制字符 U+{(int)text[index]:X4}，它会让人看到的与执行的不同。请删去。");
            }
        }
    }

    private static (string Code, string Message)? Refusal(SyntaxToken token) => token.Kind() switch
    {
        SyntaxKind.UnsafeKeyword or SyntaxKind.FixedKeyword or SyntaxKind.StackAllocKeyword or SyntaxKind.SizeOfKeyword => ("rule/unsafe", NoPointers),
        SyntaxKind.AsyncKeyword or SyntaxKind.AwaitKeyword => ("rule/async", NoThreads),
        SyntaxKind.LockKeyword or SyntaxKind.VolatileKeyword => ("rule/lock", NoThreads),
        SyntaxKind.DelegateKeyword when token.GetNextToken().IsKind(SyntaxKind.AsteriskToken) => ("rule/unsafe", NoPointers),
        SyntaxKind.GotoKeyword => ("rule/goto", NoJumps),
        SyntaxKind.TypeOfKeyword or SyntaxKind.MakeRefKeyword or SyntaxKind.RefTypeKeyword or SyntaxKind.RefValueKeyword or SyntaxKind.ArgListKeyword => ("rule/reflection", "规则不能使用 typeof 等反射；类型判断请用 is 或 switch。"),
        SyntaxKind.ClassKeyword or SyntaxKind.StructKeyword or SyntaxKind.InterfaceKeyword or SyntaxKind.EnumKeyword
            or SyntaxKind.DelegateKeyword or SyntaxKind.NamespaceKeyword or SyntaxKind.RecordKeyword or SyntaxKind.ExternKeyword => ("rule/declaration", NoTypes),
        SyntaxKind.UsingKeyword => ("rule/using", "规则不需要 using；System、System.Linq、System.Collections.Generic 和 PerfHost.Sdk 已经引入。"),
        SyntaxKind.TryKeyword or SyntaxKind.CatchKeyword or SyntaxKind.FinallyKeyword => ("rule/catch", NoCatch),
        SyntaxKind.ThisKeyword or SyntaxKind.BaseKeyword => ("rule/this", "规则不能使用 this 或 base；可用的数据见 Measurement、Population 或 Result。"),
        SyntaxKind.YieldKeyword => ("rule/yield", "规则不能使用 yield；请用 Add(…)、Propose(…) 或 Results.Add(…) 收集结果。"),
        SyntaxKind.IdentifierToken => token.Text switch
        {
            "async" or "await" => ("rule/async", NoThreads),
            "dynamic" => ("rule/dynamic", "规则不能使用 dynamic；请用 var 或写明类型。"),
            "record" when token.GetNextToken().IsKind(SyntaxKind.IdentifierToken) => ("rule/declaration", NoTypes),
            _ => null,
        },
        _ => null,
    };
}
