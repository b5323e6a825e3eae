using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;

namespace PerfHost.Host.Demonstration;

/// <summary>The district as a ledger: the appends that open it, the same on every machine.</summary>
public static class DistrictLedger
{
    private const int EntriesPerAppend = 500;

    /// <summary>The appends in their order; each has a key, so that doing it again changes nothing.</summary>
    /// <param name="district">The district.</param>
    /// <param name="scheme">The scheme that governs it.</param>
    public static IEnumerable<AppendRequest> Of(District district, Scheme scheme)
    {
        ArgumentNullException.ThrowIfNull(district);
        ArgumentNullException.ThrowIfNull(scheme);
        var opened = new JurisdictionOpened(District.Title, null, Demonstration: true);
        yield return new AppendRequest([Entries.Opened(opened), Entries.Day(Season.Opening)], Key: "demonstration:opened");
        yield return new AppendRequest([Entries.Adopted(new SchemeAdopted(scheme.Id, scheme.Hash))], Key: $"demonstration:scheme:{scheme.Hash}");

        var forms = FinishedYear.Forms(district);
        NewEntry[] observed = [.. RunningYear.Observations(district)];
        (string Name, IEnumerable<NewEntry> Entries)[] parts =
        [
            ("forms", forms.Select(Entries.Received)),
            ("reviews", Reviews.Of(forms)),
            ("rectifications", Rectifications.Of(forms, WorkingCalendar.Of(scheme))),
            ("declared", district.Projects.Select(project => Entries.Declared(project.Declaration))),
            ("observed", observed),
        ];
        var sequence = 3L;
        foreach (var (name, entries) in parts)
        {
            foreach (var request in InParts(name, entries))
            {
                sequence += request.Entries.Count;
                yield return request;
            }
        }

        foreach (var request in InParts("alerts", RunningYear.Alerts(district, scheme, sequence)))
        {
            yield return request;
        }
    }

    private static IEnumerable<AppendRequest> InParts(string name, IEnumerable<NewEntry> entries) => entries.Chunk(EntriesPerAppend)
        .Select((part, i) => new AppendRequest(part, Key: string.Create(CultureInfo.InvariantCulture, $"demonstration:{name}:{i + 1}")));
}
