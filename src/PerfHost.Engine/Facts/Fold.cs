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

        switch (entry.Header.Kind)
        {
            case EntryKind.JurisdictionOpened:
                var opened = Read(entry, PayloadJson.Default.JurisdictionOpened);
                (facts.Title, facts.Parent) = (opened.Title, opened.Parent);
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
                facts.Subjects[form.Id] = FormFacts.Of(form, entry.Header.RecordedAt, entry.Header.Sequence);
                return new FactsChange(false, [(form.Id, null)]);
            case EntryKind.SubjectDeclared:
                return Declare(facts, Read(entry, PayloadJson.Default.Declaration), entry.Header.Sequence);
            case EntryKind.ObservationsRecorded:
                return Observe(facts, entry);
            case EntryKind.ScoreGiven:
                return Give(facts, Read(entry, PayloadJson.Default.ScoreGiven), entry.Header);
            default:
                facts.Skipped++;
                return FactsChange.None;
        }
    }

    private static T Read<T>(StoredEntry entry, JsonTypeInfo<T> type) =>
        JsonSerializer.Deserialize(entry.Rows![0].Span, type)
        ?? throw new InvalidDataException($"Entry {entry.Header.Jurisdiction}/{entry.Header.Sequence} ({entry.Header.Kind}) is null.");

    private static FactsChange Declare(JurisdictionFacts facts, Declaration declaration, long sequence)
    {
        if (facts.Subjects.TryGetValue(declaration.Subject, out var subject))
        {
            subject.Declaration = declaration;
            (subject.Form, subject.Reading) = (null, null);
            subject.Sequence = sequence;
        }
        else
        {
            facts.Subjects.Add(declaration.Subject, new SubjectFacts { Declaration = declaration, Sequence = sequence });
        }

        return new FactsChange(false, [(declaration.Subject, null)]);
    }

    private static FactsChange Observe(JurisdictionFacts facts, StoredEntry entry)
    {
        var changed = new List<(string, string?)>(entry.Rows!.Count);
        foreach (var row in entry.Rows)
        {
            var observed = JsonSerializer.Deserialize(row.Span, PayloadJson.Default.ObservationRecorded);
            if (observed is null || !facts.Subjects.TryGetValue(observed.Subject, out var subject))
            {
                facts.Skipped++;
                continue;
            }

            subject.Observe(observed.Item, new ObservedValue(observed.Period, observed.Value, observed.Source, observed.Evidence, entry.Header.Sequence));
            changed.Add((observed.Subject, observed.Item));
        }

        return new FactsChange(false, changed);
    }

    private static FactsChange Give(JurisdictionFacts facts, ScoreGiven given, EntryHeader header)
    {
        if (!facts.Subjects.TryGetValue(given.Subject, out var subject) || given.Owner == ScoreOwner.Computed)
        {
            facts.Skipped++;
            return FactsChange.None;
        }

        subject.Give(given.Item, new GivenScore(given.Owner, given.Points, given.Person, header.RecordedAt, given.Reason, header.Sequence));
        return new FactsChange(false, [(given.Subject, given.Item)]);
    }
}
