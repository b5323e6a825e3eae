namespace PerfHost.Sdk;

/// <summary>What a rule said. A rule that threw said nothing: that is a fault of the node and no score at all.</summary>
public enum ScoreOutcome
{
    /// <summary>The rule cannot say (0/0, missing, not a number); never to be read as zero. The default, on purpose.</summary>
    CouldNotScore = 0,

    /// <summary>The rule gave points.</summary>
    Scored,

    /// <summary>A condition that the rule sets was not met and it gives nothing for it.</summary>
    Failed,
}
