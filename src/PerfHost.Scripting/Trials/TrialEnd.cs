namespace PerfHost.Scripting.Trials;

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
