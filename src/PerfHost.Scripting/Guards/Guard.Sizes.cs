using System.Runtime.CompilerServices;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Guards;

/// <summary>The guards on sizes: arrays, texts, lists, answers.</summary>
public static partial class Guard
{
    /// <summary>The most elements of one array or list made at once, and the most characters of one text.</summary>
    public const int MaxSize = 100_000;

    private const int MaxShortText = 100;

    /// <summary>The bytes of the largest usual element, a decimal.</summary>
    private const int MaxElement = 16;
    private const int MaxAnswers = 20_000;
    private const int MaxAnswerText = 10_000;
    private const int MaxFindings = 100;

    /// <summary>What a score without findings has; asking a list for its length through an interface costs more than most guards.</summary>
    private static readonly IReadOnlyList<Finding> NoFindings = Score.Of(0).Findings;

    /// <summary>The length of one dimension of an array.</summary>
    /// <param name="length">What the rule asks for.</param>
    /// <param name="rank">How many dimensions the array has.</param>
    public static int Size(int length, int rank)
    {
        Count((long)length * MaxElement * (rank == 1 ? 1 : Most(rank)));
        return SizeOnce(length, rank);
    }

    /// <inheritdoc cref="Size(int, int)"/>
    public static int Size(long length, int rank) => Size((int)Math.Min(length, int.MaxValue), rank);

    /// <summary>A text that was put together.</summary>
    /// <param name="text">The text; null is handed on.</param>
    public static string? Text(string? text)
    {
        Count(sizeof(char) * (TextOnce(text)?.Length ?? 0));
        return text;
    }

    /// <summary>The length of one dimension of an array that a run makes once, so that it need not be counted.</summary>
    /// <inheritdoc cref="Size(int, int)"/>
    public static int SizeOnce(int length, int rank)
    {
        var most = Most(rank);
        return length <= most ? length : throw TooLarge($"数组一维的长度超过 {most}");
    }

    /// <inheritdoc cref="SizeOnce(int, int)"/>
    public static int SizeOnce(long length, int rank) => SizeOnce((int)Math.Min(length, int.MaxValue), rank);

    /// <summary>A text that a run puts together once, so that it need not be counted.</summary>
    /// <param name="text">The text; null is handed on.</param>
    public static string? TextOnce(string? text) => text is { Length: > MaxSize } ? throw TooLarge($"文字长度超过 {MaxSize}") : text;

    /// <summary>A text that is put in many places: a separator, a replacement.</summary>
    /// <param name="text">The text; null is handed on.</param>
    public static string? Short(string? text) =>
        text is { Length: > MaxShortText } ? throw TooLarge($"分隔或替换文字的长度超过 {MaxShortText}") : text;

    /// <summary>Texts that are put together.</summary>
    /// <param name="texts">The texts.</param>
    public static IEnumerable<string?> Items(IEnumerable<string?> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var length = 0;
        foreach (var text in Part(texts, MaxSize))
        {
            if ((length += text?.Length ?? 0) > MaxSize)
            {
                throw TooLarge($"文字长度超过 {MaxSize}");
            }

            yield return text;
        }
    }

    /// <summary>Things that are put together as text.</summary>
    /// <param name="things">The things.</param>
    public static IEnumerable<T> Items<T>(IEnumerable<T> things) => Part(things, MaxSize);

    /// <summary>A sequence that is copied into a list, an array or a set.</summary>
    /// <param name="source">The sequence; what is no array or list is counted while it is read.</param>
    /// <param name="most">The most elements.</param>
    public static IEnumerable<T> Part<T>(IEnumerable<T> source, int most)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source switch
        {
            ICollection<T> and (T[] or List<T> or HashSet<T>) => ((ICollection<T>)source).Count <= most ? source : throw TooLarge($"元素超过 {most} 个"),
            _ => Counted(source, most),
        };
    }

    /// <summary>A sequence from a variable. It may stand for any number of steps, so that each of them has to be guarded.</summary>
    /// <param name="source">The sequence; null, arrays and lists are handed on.</param>
    public static IEnumerable<T>? Sequence<T>(IEnumerable<T>? source) => source is null or T[] or List<T> or HashSet<T> ? source : Counted(source, int.MaxValue);

    /// <inheritdoc cref="Sequence{T}(IEnumerable{T})"/>
    public static IOrderedEnumerable<T>? Sequence<T>(IOrderedEnumerable<T>? source) => source is null or CheckedOrder<T> ? source : new CheckedOrder<T>(source, 1);

    /// <summary>The answer of an indicator.</summary>
    /// <param name="score">The answer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Score Answer(Score score)
    {
        End();
        return score.Reason is null && ReferenceEquals(score.Findings, NoFindings) ? score : Bounded(score);
    }

    /// <summary>The answer of an indicator that is a number.</summary>
    /// <param name="points">The answer.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Score Answer(double points)
    {
        End();
        return points;
    }

    private static Score Bounded(Score score)
    {
        var findings = score.Findings;
        return Length(score.Reason) <= MaxAnswerText && (ReferenceEquals(findings, NoFindings) || (findings.Count <= MaxFindings && findings.Sum(Length) <= MaxAnswerText)) ? score : throw TooMuch();
    }

    /// <summary>The answers of a method.</summary>
    /// <param name="answers">The answers; null is handed on.</param>
    public static IReadOnlyList<Evaluation>? Evaluations(IReadOnlyList<Evaluation>? answers)
    {
        End();
        return answers is null || (answers.Count <= MaxAnswers && answers.All(answer => answer is null
            || (Length(answer.Subject) + Length(answer.Aspect) + Length(answer.Label) + Length(answer.Reason) + Length(answer.Indicator) + (answer.Findings?.Sum(Length) ?? 0) <= MaxAnswerText && (answer.Findings?.Count ?? 0) <= MaxFindings)))
            ? answers : throw TooMuch();
    }

    /// <summary>The answers of a policy.</summary>
    /// <param name="answers">The answers; null is handed on.</param>
    public static IReadOnlyList<ResultAction>? Actions(IReadOnlyList<ResultAction>? answers)
    {
        End();
        return answers is null || (answers.Count <= MaxFindings && answers.All(answer => answer is null || Length(answer.Kind) + Length(answer.Message) + Length(answer.Source) <= MaxAnswerText))
            ? answers : throw TooMuch();
    }

    internal static IEnumerable<T> Counted<T>(IEnumerable<T> source, int most)
    {
        var count = 0;
        Call();
        foreach (var element in source)
        {
            Call();
            if (++count > most)
            {
                throw TooLarge($"元素超过 {most} 个");
            }

            yield return element;
        }
    }

    internal static RuleStoppedException TooDeep() => Stop(t_run, StopReason.Recursion, "规则的排序条件套得过深，已停止。请用 ToList() 存下中间结果。");

    private static int Most(int rank) => rank switch { 1 => MaxSize, 2 => 1000, _ => 50 };

    private static int Length(string? text) => text?.Length ?? 0;

    private static int Length(Finding? finding) => finding is null ? 0
        : Length(finding.Code) + Length(finding.Where) + Length(finding.Found) + Length(finding.Expected) + Length(finding.Message);

    private static RuleStoppedException TooLarge(string what) => Stop(t_run, StopReason.Memory, $"规则的{what}，已停止。请分批处理，或检查是否在不断增加内容。");

    private static RuleStoppedException TooMuch() => Stop(t_run, StopReason.Output, $"规则给出的结果过多或过长，已停止。结果至多 {MaxAnswers} 条，每条文字合计至多 {MaxAnswerText} 字。");
}
