using PerfHost.Scripting.Guards;

namespace PerfHost.Scripting.Trials;

/// <summary>What a trial gave, as plain data with bounds: at most 1,000 steps and 200 problems, texts cut.</summary>
/// <param name="End">How it ended.</param>
public sealed record TrialOutcome(TrialEnd End)
{
    /// <summary>The points; 0 when failed; null when there are none.</summary>
    public double? Score { get; init; }

    /// <summary>In Chinese: why it failed, could not score, was stopped or went wrong; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Which limit was passed; null unless stopped.</summary>
    public StopReason? Stop { get; init; }

    /// <summary>True when the process that ran it had to be killed, or died.</summary>
    public bool WorkerLost { get; init; }

    /// <summary>Why the text is refused.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; init; } = [];

    /// <summary>The recorded steps, as far as the rule came; null unless they were asked for and the rule ran.</summary>
    public IReadOnlyList<TrialStep>? Trace { get; init; }
}
