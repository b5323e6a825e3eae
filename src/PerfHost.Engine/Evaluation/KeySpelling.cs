namespace PerfHost.Engine.Evaluation;

/// <summary>Which existing keys a key that is not there may have been meant for. A slip is mended by reading the right one beside it.</summary>
public static class KeySpelling
{
    /// <summary>Keys are short; what is longer is compared by its beginning, so that no text of a file can cost much time.</summary>
    private const int Compared = 64;

    /// <summary>The existing keys in the order of their likeness, the most alike first; equally alike ones in ordinal order.</summary>
    /// <param name="key">The key that is not there.</param>
    /// <param name="existing">The keys that are; repeated ones count once.</param>
    public static IReadOnlyList<string> Nearest(string key, IEnumerable<string> existing)
    {
        ArgumentNullException.ThrowIfNull(key);
        var wanted = Bare(key);
        return [.. existing.Distinct(StringComparer.Ordinal).OrderBy(one => Distance(wanted, Bare(one))).ThenBy(one => one, StringComparer.Ordinal)];
    }

    /// <summary>The existing key that the key was most likely meant for; null when none looks like it.</summary>
    /// <param name="key">The key that is not there.</param>
    /// <param name="existing">The keys that are.</param>
    public static string? Near(string key, IEnumerable<string> existing) =>
        Nearest(key, existing) is [var nearest, ..] && Distance(Bare(key), Bare(nearest)) <= Math.Max(1, Bare(key).Length / 3) ? nearest : null;

    /// <summary>Letters and digits alone: where dots and hyphens go is what people remember least.</summary>
    private static string Bare(string key) => new([.. key.Where(char.IsLetterOrDigit).Take(Compared).Select(char.ToLowerInvariant)]);

    /// <summary>How many letters have to be changed, added, dropped or swapped with their neighbour.</summary>
    private static int Distance(string one, string other)
    {
        var costs = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                costs[i, j] = i == 0 || j == 0 ? i + j
                    : Math.Min(Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1, costs[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    costs[i, j] = Math.Min(costs[i, j], costs[i - 2, j - 2] + 1);
                }
            }
        }

        return costs[one.Length, other.Length];
    }
}
