using PerfHost.Engine.Facts;

namespace PerfHost.Web.Packages;

/// <summary>
/// What a ledger has yet to say about packages before its board may show what they compute. Deterministic: asked again
/// after a crash it gives the same entries under the same keys.
/// </summary>
public static class DueSwaps
{
    private const string Host = "perfhost";

    /// <summary>The entries that are due, in ordinal order of the packages.</summary>
    /// <param name="facts">What the ledger says so far.</param>
    /// <param name="before">The packages the board was computed by; null for a board that was just opened.</param>
    /// <param name="next">The packages in force.</param>
    /// <param name="uses">Whether the board uses a package, under the one set or the other.</param>
    /// <returns>Each with the key that makes it one entry however often it is appended.</returns>
    public static IReadOnlyList<(PackageSwapped Swapped, string Key)> Of(JurisdictionFacts facts, PackageSet? before, PackageSet next, Func<string, bool> uses)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(uses);
        var due = new List<(PackageSwapped, string)>();
        foreach (var id in next.Packages.Concat(before?.Packages ?? []).Select(package => package.Id).Concat(facts.Packages.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var recorded = facts.Packages.GetValueOrDefault(id);
            var (was, now) = (before?.Find(id)?.Mark, next.Find(id)?.Mark);
            var isSwapped = before is not null && was != now;

            // A folder that was there at the start needs no entry: nothing was swapped. An installed version is always named.
            var isNews = isSwapped || (recorded is not null ? recorded.Mark != now : next.Find(id)?.Kind == PackageKind.Installed && before is null);
            var change = next.Change?.Package == id ? next.Change : null;

            // What could not be loaded at the start may be well at the next; what somebody took out of force is out.
            if (isNews && (recorded?.Mark is not null || uses(id)) && (now is not null || change is not null || !next.Failures.Any(failure => failure.Id == id)))
            {
                var (person, reason) = change is not null ? (change.Person, change.Reason) : (Host, "启动时与台账核对");
                due.Add((new PackageSwapped(id, isSwapped ? was : recorded?.Mark, now, person, reason, Replaced(facts, id, next)), $"package:{id}:{now?.Hash.ToString()[..32] ?? "none"}@{recorded?.Sequence ?? 0}"));
            }
        }

        return due;
    }

    private static SchemeReplaced[]? Replaced(JurisdictionFacts facts, string package, PackageSet next)
    {
        SchemeReplaced[] replaced = [.. from adopted in facts.Adopted
                                        let scheme = next.Schemes.Find(adopted.Scheme)
                                        where scheme is not null && scheme.Package == package && next.Schemes.Find(adopted.Scheme, adopted.Hash) is null
                                        select new SchemeReplaced(adopted.Scheme, adopted.Hash, scheme.Hash)];
        return replaced.Length > 0 ? replaced : null;
    }
}
