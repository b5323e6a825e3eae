using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>What one ledger says, folded without any plugin. Changed by <see cref="Fold"/> alone; one thread at a time.</summary>
public sealed class JurisdictionFacts
{
    private readonly List<SchemeAdopted> _adopted = [];
    private readonly SortedDictionary<string, AlertRaised> _alerts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, Rectification> _rectifications = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, PackageInForce> _packages = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, DataOverdue> _overdue = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, SubjectFacts> _subjects = new(StringComparer.Ordinal);

    // The same subjects, found by hash: a ledger is mostly observations, and each looks up its subject.
    private readonly OrderedDictionary<string, SubjectFacts> _byId = new(StringComparer.Ordinal);

    /// <summary>The jurisdiction's name; empty before its first entry.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>The jurisdiction above; null at the top.</summary>
    public string? Parent { get; internal set; }

    /// <summary>True when its data are made up (演示数据).</summary>
    public bool IsDemonstration { get; internal set; }

    /// <summary>The latest alert of each subject that had one, by subject in ordinal order. Whether it still stands is for the board to say.</summary>
    public IReadOnlyDictionary<string, AlertRaised> Alerts => _alerts;

    /// <summary>All rectifications by id, in ordinal order.</summary>
    public IReadOnlyDictionary<string, Rectification> Rectifications => _rectifications;

    /// <summary>What the ledger says of packages, by id in ordinal order: those that were swapped at least once while this jurisdiction used them.</summary>
    public IReadOnlyDictionary<string, PackageInForce> Packages => _packages;

    /// <summary>The data sources whose promised values are overdue, by id in ordinal order.</summary>
    public IReadOnlyDictionary<string, DataOverdue> Overdue => _overdue;

    /// <summary>The schemes that were adopted, each once, in ordinal order of their ids.</summary>
    public IEnumerable<(string Scheme, Ledger.Hash Hash)> Adopted =>
        _adopted.Select(adopted => (adopted.Scheme, adopted.Hash)).Distinct().OrderBy(adopted => adopted.Scheme, StringComparer.Ordinal);

    /// <summary>The business day; the first day there is before any was opened.</summary>
    public DateOnly AsOf { get; internal set; }

    /// <summary>The last entry folded.</summary>
    public long Sequence { get; internal set; }

    /// <summary>How many entries were of a kind or version that this program does not know, or were erased.</summary>
    public int Skipped { get; internal set; }

    /// <summary>The subjects in ordinal order of their ids.</summary>
    public IReadOnlyDictionary<string, SubjectFacts> Subjects => _subjects;

    /// <summary>The scheme that governs a year and stage; null when none was adopted.</summary>
    /// <param name="year">The fiscal year; null when not known.</param>
    /// <param name="stage">The stage.</param>
    public SchemeAdopted? SchemeFor(int? year, Stage stage)
    {
        for (var i = _adopted.Count - 1; i >= 0; i--)
        {
            var adopted = _adopted[i];
            if ((adopted.Year is null || adopted.Year == year) && (adopted.Stage is null || adopted.Stage == stage))
            {
                return adopted;
            }
        }

        return null;
    }

    /// <summary>The subject of that id; null when there is none.</summary>
    /// <param name="id">Compared ordinally.</param>
    public SubjectFacts? Find(string id) => _byId.GetValueOrDefault(id);

    internal void Put(SubjectFacts subject)
    {
        _subjects[subject.Declaration.Subject] = subject;
        _byId[subject.Declaration.Subject] = subject;
    }

    internal void Raise(AlertRaised alert) => _alerts[alert.Subject] = alert;

    internal void Order(RectificationOrdered order) => _rectifications[order.Id] = new Rectification(order, null);

    internal bool Close(RectificationClosed closed)
    {
        var known = _rectifications.TryGetValue(closed.Id, out var open);
        if (known)
        {
            _rectifications[closed.Id] = open! with { Closed = closed };
        }

        return known;
    }

    internal void Miss(DataOverdue overdue) => _overdue[overdue.Source] = overdue;

    internal bool Arrive(DataArrived arrived) => _overdue.Remove(arrived.Source);

    internal void Adopt(SchemeAdopted adopted) => _adopted.Add(adopted);

    /// <summary>Takes a swap in.</summary>
    /// <returns>True when an adopted scheme has another text now.</returns>
    internal bool Swap(PackageSwapped swapped, long sequence)
    {
        _packages[swapped.Package] = new PackageInForce(swapped.To, sequence);
        var replaced = false;
        foreach (var scheme in swapped.Schemes ?? [])
        {
            // In place: an adoption keeps its rank among the others.
            for (var i = 0; i < _adopted.Count; i++)
            {
                if (_adopted[i].Scheme == scheme.Scheme && _adopted[i].Hash == scheme.From)
                {
                    _adopted[i] = _adopted[i] with { Hash = scheme.To };
                    replaced = true;
                }
            }
        }

        return replaced;
    }
}
