using NRules.Fluent.Dsl;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>The rule of <see cref="PeerBenchmark"/> for NRules, which has its rules written as classes.</summary>
public sealed class PeerRule : Rule
{
    /// <inheritdoc/>
    public override void Define()
    {
        PeerRow row = null!;
        When().Match(() => row, known => known.Weight > 0);
        Then().Do(_ => Score(row));
    }

    private static void Score(PeerRow row) =>
        row.Points = row.Target == 0 ? 0 : row.Weight * Math.Max(0, Math.Min(1, row.AtMost ? 2 - (row.Actual / row.Target) : row.Actual / row.Target));
}
