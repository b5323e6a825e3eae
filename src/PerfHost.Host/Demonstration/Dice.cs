namespace PerfHost.Host.Demonstration;

/// <summary>
/// Numbers that look like chance and are the same on every machine for ever (SplitMix64). Each use has dice of its own,
/// named by what they are for, so that one more throw here changes nothing there. One thread at a time.
/// </summary>
public sealed class Dice
{
    private const ulong Seed = 20_260_826;
    private ulong _state;

    /// <summary>Dice for one purpose.</summary>
    /// <param name="purpose">The same purpose gives the same throws.</param>
    public Dice(string purpose)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        _state = 14_695_981_039_346_656_037UL ^ Seed;
        foreach (var character in purpose)
        {
            _state = unchecked((_state ^ character) * 1_099_511_628_211UL);
        }
    }

    /// <summary>A whole number from 0 up to a limit, which is left out.</summary>
    /// <param name="limit">At least 1.</param>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>A number from 0 up to 1, which is left out.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number between two.</summary>
    /// <param name="least">Included.</param>
    /// <param name="most">Left out.</param>
    public double Between(double least, double most) => least + (most - least) * Unit();

    /// <summary>One of several.</summary>
    /// <typeparam name="T">What they are.</typeparam>
    /// <param name="choices">At least one.</param>
    public T Of<T>(IReadOnlyList<T> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices[Below(choices.Count)];
    }

    /// <summary>The numbers from 0 up to a limit in a mixed order.</summary>
    /// <param name="count">How many.</param>
    public int[] Shuffle(int count)
    {
        int[] order = [.. Enumerable.Range(0, count)];
        for (var i = count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        return order;
    }

    private ulong Next()
    {
        unchecked
        {
            _state += 0x9E3779B97F4A7C15UL;
            var mixed = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
