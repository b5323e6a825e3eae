using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;

namespace PerfHost.Engine.Facts;

/// <summary>Folds entries into facts. Pure and plugin-free: the same entries give the same facts for ever.</summary>
public static class Fold
{
    /// <summary>Folds the next entry.</summary>
    /// <param name="facts">The facts up to the entry before; changed in place.</param>
    /// <param name="entry">The next entry of the same ledger.</param>
    /// <returns>What it changed.</returns>
    public static FactsChange Apply(JurisdictionFacts facts, StoredEntry entry)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(entry);
        facts.Sequence = entry.Header.Sequence;
        if (entry.Rows is null || entry.Header.Version != 1)
        {
            facts.Skipped++;
            return FactsChange.None;
        }

        try
        {
            return Take(facts, entry);
        }
        catch (JsonException)
        {
            // A row that this program cannot read must not keep a whole ledger from being read; it is counted and shown.
            facts.Skipped++;
            return FactsChange.None;
        }
    }

    private static FactsChange Take(JurisdictionFacts facts, StoredEntry entry)
    {
        switch (entry.Header.Kind)
        {
            case EntryKind.JurisdictionOpened:
                var opened = Read(entry, PayloadJson.Default.JurisdictionOpened);
                (facts.Title, facts.Parent, facts.IsDemonstration) = (opened.Title, opened.Parent, opened.Demonstration == true);
                return FactsChange.All;
            case EntryKind.DayOpened:
                var day = Read(entry, PayloadJson.Default.DayOpened).Day;
                facts.AsOf = day > facts.AsOf ? day : facts.AsOf;
                return FactsChange.All;
            case EntryKind.SchemeAdopted:
                facts.Adopt(Read(entry, PayloadJson.Default.SchemeAdopted));
                return FactsChange.All;
            case EntryKind.FormReceived:
                var form = Read(entry, PayloadJson.Default.SelfEvaluationForm);
                facts.Put(FormFacts.Of(form, entry.Header.RecordedAt, entry.Header.Sequence, facts.Find(form.Id)));
                return new FactsChange(false, [(form.Id, null)]);
            case EntryKind.SubjectDeclared:
                return Declare(facts, Read(entry, PayloadJson.Default.Declaration), entry.Header.Sequence);
            case EntryKind.ObservationsRecorded:
                return Observe(facts, entry);
            case EntryKind.ScoreGiven:
                return Give(facts, Read(entry, PayloadJson.Default.ScoreGiven), entry.Header);
            case EntryKind.AlertRaised:
                facts.Raise(Read(entry, PayloadJson.Default.AlertRaised));
                return FactsChange.None;
            case EntryKind.RectificationOrdered:
                facts.Order(Read(entry, PayloadJson.Default.RectificationOrdered));
                return FactsChange.None;
            case EntryKind.RectificationClosed:
                facts.Skipped += facts.Close(Read(entry, PayloadJson.Default.RectificationClosed)) ? 0 : 1;
                return FactsChange.None;
            case EntryKind.PackageSwapped:
                return facts.Swap(Read(entry, PayloadJson.Default.PackageSwapped), entry.Header.Sequence) ? FactsChange.All : FactsChange.None;
            case EntryKind.DataOverdue:
                facts.Miss(Read(entry, PayloadJson.Default.DataOverdue));
                return FactsChange.None;
            case EntryKind.DataArrived:
                facts.Skipped += facts.Arrive(Read(entry, PayloadJson.Default.DataArrived)) ? 0 : 1;
                return FactsChange.None;
            default:
                facts.Skipped++;
                return FactsChange.None;
        }
    }

    private static T Read<T>(StoredEntry entry, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(entry.Rows![0].Span, type)
        ?? throw new JsonException($"Entry {entry.Header.Jurisdiction}/{entry.Header.Sequence} ({entry.Header.Kind}) is null.");

    private static FactsChange Declare(JurisdictionFacts facts, Declaration declaration, long sequence)
    {
        if (facts.Find(declaration.Subject) is { } subject)
        {
            subject.Declaration = declaration;
            (subject.Form, subject.Reading) = (null, null);
            subject.Sequence = sequence;
        }
        else
        {
            facts.Put(new SubjectFacts { Declaration = declaration, Sequence = sequence });
        }

        return new FactsChange(false, [(declaration.Subject, null)]);
    }

    private static FactsChange Observe(JurisdictionFacts facts, StoredEntry entry)
    {
        var changed = new List<(string, string?)>(entry.Rows!.Count);
        var reader = new ObservationReader(entry.Header.Sequence);
        foreach (var row in entry.Rows)
        {
            // Row by row: one that cannot be read must not hide what the others changed.
            if (TryRead(reader, row) is not var (id, item, value) || facts.Find(id) is not { } subject)
            {
                facts.Skipped++;
                continue;
            }

            subject.Observe(item, value);
            changed.Add((id, item));
        }

        return new FactsChange(false, changed);
    }

    private static (string Subject, string Item, ObservedValue Value)? TryRead(ObservationReader reader, ReadOnlyMemory<byte> row)
    {
        try
        {
            return reader.Read(row.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FactsChange Give(JurisdictionFacts facts, ScoreGiven given, EntryHeader header)
    {
        if (facts.Find(given.Subject) is not { } subject || given.Owner == ScoreOwner.Computed)
        {
            facts.Skipped++;
            return FactsChange.None;
        }

        subject.Give(given.Item, new GivenScore(given.Owner, given.Points, given.Person, header.RecordedAt, given.Reason, header.Sequence));
        return new FactsChange(false, [(given.Subject, given.Item)]);
    }
}
