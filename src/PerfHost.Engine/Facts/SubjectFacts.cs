using PerfHost.Engine.Forms;
using PerfHost.Engine.Goals;

namespace PerfHost.Engine.Facts;

/// <summary>What the ledger says of one subject, without any plugin. Changed by the fold alone.</summary>
public sealed class SubjectFacts
{
    private readonly OrderedDictionary<string, ItemFacts> _items = new(StringComparer.Ordinal);
    private readonly OrderedDictionary<string, List<GivenScore>> _scores = new(StringComparer.Ordinal);

    /// <summary>What it declared.</summary>
    public required Declaration Declaration { get; set; }

    /// <summary>The form as received; null when it was declared otherwise.</summary>
    public SelfEvaluationForm? Form { get; set; }

    /// <summary>The form as understood; null when there is none.</summary>
    public FormReading? Reading { get; set; }

    /// <summary>The last entry about it.</summary>
    public long Sequence { get; set; }

    /// <summary>The observations of a data item; null when there are none.</summary>
    /// <param name="item">An indicator's key, or <see cref="Indicator.Execution"/>.</param>
    public ItemFacts? Item(string item) => _items.GetValueOrDefault(item);

    /// <summary>All scores somebody gave to an item, oldest first.</summary>
    /// <param name="item">An indicator's key, or <see cref="Indicator.Execution"/>; empty for the total.</param>
    public IReadOnlyList<GivenScore> Scores(string item) => _scores.GetValueOrDefault(item) ?? (IReadOnlyList<GivenScore>)[];

    /// <summary>The latest score of an owner; null when there is none.</summary>
    /// <param name="item">An indicator's key, or <see cref="Indicator.Execution"/>; empty for the total.</param>
    /// <param name="owner">The owner.</param>
    public GivenScore? Score(string item, ScoreOwner owner)
    {
        if (!_scores.TryGetValue(item, out var given))
        {
            return null;
        }

        for (var i = given.Count - 1; i >= 0; i--)
        {
            if (given[i].Owner == owner)
            {
                return given[i];
            }
        }

        return null;
    }

    /// <summary>Takes an observation.</summary>
    public void Observe(string item, ObservedValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!_items.TryGetValue(item, out var facts))
        {
            _items.Add(item, facts = new ItemFacts());
        }

        facts.Take(value);
        Sequence = Math.Max(Sequence, value.Sequence);
    }

    /// <summary>Takes a score that somebody gave; earlier ones are kept.</summary>
    public void Give(string item, GivenScore score)
    {
        ArgumentNullException.ThrowIfNull(score);
        if (!_scores.TryGetValue(item, out var list))
        {
            _scores.Add(item, list = []);
        }

        list.Add(score);
        Sequence = Math.Max(Sequence, score.Sequence);
    }
}
