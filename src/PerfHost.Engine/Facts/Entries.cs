using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;

namespace PerfHost.Engine.Facts;

/// <summary>Makes entries of facts. The bytes made here are what the ledger keeps and hashes.</summary>
public static class Entries
{
    /// <summary>The first entry of a ledger.</summary>
    public static NewEntry Opened(JurisdictionOpened opened) => Of(EntryKind.JurisdictionOpened, "", opened, PayloadJson.Default.JurisdictionOpened);

    /// <summary>A business day.</summary>
    public static NewEntry Day(DateOnly day) => Of(EntryKind.DayOpened, "", new DayOpened(day), PayloadJson.Default.DayOpened) with { Period = day };

    /// <summary>A scheme in force.</summary>
    public static NewEntry Adopted(SchemeAdopted adopted) => Of(EntryKind.SchemeAdopted, "", adopted, PayloadJson.Default.SchemeAdopted);

    /// <summary>A form as received.</summary>
    public static NewEntry Received(SelfEvaluationForm form)
    {
        ArgumentNullException.ThrowIfNull(form);
        return Of(EntryKind.FormReceived, form.Id, form, PayloadJson.Default.SelfEvaluationForm) with { Period = FormFacts.EndOfYear(form.Year) };
    }

    /// <summary>A declaration.</summary>
    public static NewEntry Declared(Declaration declaration)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        return Of(EntryKind.SubjectDeclared, declaration.Subject, declaration, PayloadJson.Default.Declaration);
    }

    /// <summary>Observations; one entry, one row each. The scope is the subject when all are about one.</summary>
    public static NewEntry Observed(IReadOnlyList<ObservationRecorded> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var one = observations.Count > 0 && observations.All(observation => observation.Subject == observations[0].Subject);
        return new NewEntry(EntryKind.ObservationsRecorded, 1, one ? observations[0].Subject : "",
            [.. observations.Select(observation => (ReadOnlyMemory<byte>)JsonSerializer.SerializeToUtf8Bytes(observation, PayloadJson.Default.ObservationRecorded))]);
    }

    /// <summary>A score that somebody gave.</summary>
    public static NewEntry Given(ScoreGiven given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return Of(EntryKind.ScoreGiven, given.Subject, given, PayloadJson.Default.ScoreGiven);
    }

    /// <summary>An alert.</summary>
    public static NewEntry Raised(AlertRaised alert)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return Of(EntryKind.AlertRaised, alert.Subject, alert, PayloadJson.Default.AlertRaised) with { Period = alert.Day };
    }

    /// <summary>An order to put something right.</summary>
    public static NewEntry Ordered(RectificationOrdered order)
    {
        ArgumentNullException.ThrowIfNull(order);
        return Of(EntryKind.RectificationOrdered, order.Subject, order, PayloadJson.Default.RectificationOrdered) with { Period = order.Ordered };
    }

    /// <summary>Something was put right.</summary>
    /// <param name="subject">The subject of the order.</param>
    /// <param name="closed">The closing.</param>
    public static NewEntry Closed(string subject, RectificationClosed closed)
    {
        ArgumentNullException.ThrowIfNull(closed);
        return Of(EntryKind.RectificationClosed, subject, closed, PayloadJson.Default.RectificationClosed) with { Period = closed.Day };
    }

    /// <summary>Another version of a package.</summary>
    public static NewEntry Swapped(PackageSwapped swapped) => Of(EntryKind.PackageSwapped, "", swapped, PayloadJson.Default.PackageSwapped);

    /// <summary>A promised value that did not come.</summary>
    public static NewEntry Overdue(DataOverdue overdue) => Of(EntryKind.DataOverdue, "", overdue, PayloadJson.Default.DataOverdue);

    /// <summary>A value that was overdue and came.</summary>
    public static NewEntry Arrived(DataArrived arrived) => Of(EntryKind.DataArrived, "", arrived, PayloadJson.Default.DataArrived);

    private static NewEntry Of<T>(string kind, string scope, T payload, JsonTypeInfo<T> type) =>
        new(kind, 1, scope, [JsonSerializer.SerializeToUtf8Bytes(payload, type)]);
}
