using System.Globalization;
using PerfHost.Sdk;

namespace PerfHost.Loading.Installing;

/// <summary>
/// Whether this host's Sdk is one that a package works with. A range is one to four comparisons that all have to hold, for
/// example <c>&gt;=0.1 &lt;1</c>; a bare version means that one or a later.
/// </summary>
public static class SdkRange
{
    private const int Numbers = 3;

    private static readonly string[] Operators = [">=", "<=", ">", "<", "="];

    /// <summary>The version of the Sdk that this host offers.</summary>
    public static string Offered { get; } = typeof(Plugin).Assembly.GetName().Version!.ToString(3);

    /// <summary>Whether a version lies in a range.</summary>
    /// <param name="range">The range; null takes every version.</param>
    /// <param name="version">The version.</param>
    public static bool Holds(string? range, string version) => range is null || range.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(part =>
    {
        var comparison = Array.Find(Operators, known => part.StartsWith(known, StringComparison.Ordinal));
        var order = PackageVersion.Compare(version, part[(comparison?.Length ?? 0)..]);
        return comparison switch
        {
            ">" => order > 0,
            "<" => order < 0,
            "<=" => order <= 0,
            "=" => order == 0,
            _ => order >= 0,
        };
    });

    /// <summary>Whether there can be an Sdk in a range at all. Versions of the Sdk have three numbers.</summary>
    /// <param name="range">The range.</param>
    public static bool CanHold(string range)
    {
        ArgumentNullException.ThrowIfNull(range);

        // The lowest version in a range is 0.0.0, a version that the range names, or the next one after it.
        return range.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(part => part.TrimStart('<', '>', '=').Split('.').Take(Numbers).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToArray())
            .SelectMany(numbers => (int[][])[[.. numbers, .. new int[Numbers - numbers.Length]], [.. numbers.Concat(new int[Numbers]).Take(Numbers - 1), numbers.ElementAtOrDefault(Numbers - 1) + 1]])
            .Append(new int[Numbers])
            .Any(version => Holds(range, string.Join('.', version)));
    }

    /// <summary>Refuses a package that is made for another Sdk.</summary>
    /// <param name="manifest">What the package says.</param>
    /// <exception cref="PackageException">It is.</exception>
    internal static void Refuse(PackageManifest manifest)
    {
        if (!Holds(manifest.Sdk, Offered))
        {
            throw new PackageException(PackageManifest.FileName, null, $"需要平台 Sdk {manifest.Sdk}，本机为 {Offered}。请先升级平台，或向发布单位索取与本版本相配的程序包。");
        }
    }
}
