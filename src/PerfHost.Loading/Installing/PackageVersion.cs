using System.Globalization;

namespace PerfHost.Loading.Installing;

/// <summary>Which of two versions is newer: number by number, missing numbers are 0, and a suffix (<c>-beta</c>) comes before the version without one.</summary>
public static class PackageVersion
{
    /// <summary>Compares two versions as a manifest has them.</summary>
    /// <param name="one">A version.</param>
    /// <param name="other">Another.</param>
    /// <returns>Less than, equal to or greater than 0 as <paramref name="one"/> is older, the same or newer.</returns>
    public static int Compare(string one, string other)
    {
        var (first, second) = (Split(one), Split(other));
        for (var i = 0; i < Math.Max(first.Numbers.Length, second.Numbers.Length); i++)
        {
            var order = first.Numbers.ElementAtOrDefault(i).CompareTo(second.Numbers.ElementAtOrDefault(i));
            if (order != 0)
            {
                return order;
            }
        }

        return first.Suffix.Length == 0 || second.Suffix.Length == 0
            ? second.Suffix.Length.CompareTo(first.Suffix.Length)
            : string.CompareOrdinal(first.Suffix, second.Suffix);
    }

    private static (int[] Numbers, string Suffix) Split(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        var dash = version.IndexOf('-', StringComparison.Ordinal);
        var numbers = dash < 0 ? version : version[..dash];
        return ([.. numbers.Split('.').Select(number => int.Parse(number, NumberStyles.None, CultureInfo.InvariantCulture))], dash < 0 ? "" : version[dash..]);
    }
}
