namespace PerfHost.Engine.Evaluation;

/// <summary>How much one answer of an extension may hold. More is a fault, and never a score: nobody reads a thousand findings.</summary>
public static class AnswerLimits
{
    /// <summary>The most findings, evaluations or actions of one answer.</summary>
    public const int Most = 1000;

    /// <summary>Copies what an extension answered, so that no list of its own making stays behind.</summary>
    /// <typeparam name="T">What the list is of.</typeparam>
    /// <param name="answer">The list; may be endless.</param>
    /// <exception cref="InvalidOperationException">There is none, one of it is null, or there are too many.</exception>
    public static IReadOnlyList<T> Copy<T>(IEnumerable<T>? answer)
        where T : class
    {
        if (answer is null)
        {
            throw new InvalidOperationException("返回了空值（null），应为列表；没有内容时返回空列表。");
        }

        var copy = new List<T>();
        foreach (var one in answer)
        {
            copy.Add(one ?? throw new InvalidOperationException("返回的列表中有空值（null）。"));
            if (copy.Count > Most)
            {
                throw new InvalidOperationException($"一次返回超过 {Most} 条，已拒收。");
            }
        }

        return copy.Count == 0 ? [] : copy;
    }
}
