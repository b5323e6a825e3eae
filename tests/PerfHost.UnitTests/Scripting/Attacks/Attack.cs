namespace PerfHost.UnitTests.Scripting.Attacks;

/// <summary>One hostile or careless rule.</summary>
/// <param name="Row">The row of the table that it belongs to.</param>
/// <param name="Name">What it does, in a few words.</param>
/// <param name="Body">The rule's text, without a header.</param>
public sealed record Attack(int Row, string Name, string Body)
{
    /// <summary>True when compiling it in the host's own process would hang or hurt the host.</summary>
    public bool NeedsWorker { get; init; }

    /// <summary>The longest run: short where time is what stops it, long where something else should.</summary>
    public int Milliseconds => Row is 3 or 4 or 2 or 21 ? 10_000 : 300;

    public override string ToString() => $"{Row}: {Name}";
}
