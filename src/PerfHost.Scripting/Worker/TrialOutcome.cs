using PerfHost.Scripting.Guards;

namespace PerfHost.Scripting.Worker;

/// <summary>How a trial ended.</summary>
public enum TrialEnd
{
    /// <summary>The rule gave points.</summary>
    Scored = 0,

    /// <summary>A condition of the rule was not met; no points.</summary>
    Failed,

    /// <summary>The rule said that it cannot score.</summary>
    CouldNotScore,

    /// <summary>The text is refused or does not compile.</summary>
    Refused,

    /// <summary>A limit was passed.</summary>
    Stopped,

    /// <summary>The rule threw.</summary>
    Fault,

    /// <summary>The input is not as it should be.</summary>
    WrongInput,
}

/// <summary>One recorded step of a trial.</summary>
/// <param name="Label">What was recorded.</param>
/// <param name="Number">Its value; null when it is no number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Line">The line, counted from 1; null when unknown.</param>
public sealed record TrialStep(string Label, double? Number, string Unit, int? Line);

/// <summary>What a trial gave, as plain data with bounds: at most 200 steps and problems, texts cut.</summary>
/// <param name="End">How it ended.</param>
public sealed record TrialOutcome(TrialEnd End)
{
    /// <summary>The points; null unless scored.</summary>
    public double? Score { get; init; }

    /// <summary>In Chinese: why it failed, could not score, was stopped or went wrong; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Which limit was passed; null unless stopped.</summary>
    public StopReason? Stop { get; init; }

    /// <summary>True when the process that ran it had to be killed, or died.</summary>
    public bool WorkerLost { get; init; }

    /// <summary>Why the text is refused.</summary>
    public IReadOnlyList<RuleProblem> Problems { get; init; } = [];

    /// <summary>The recorded steps, when they were asked for.</summary>
    public IReadOnlyList<TrialStep> Trace { get; init; } = [];
}
