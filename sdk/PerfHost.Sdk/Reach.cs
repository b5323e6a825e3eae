namespace PerfHost.Sdk;

/// <summary>How many subjects a method sees at once.</summary>
public enum Reach
{
    /// <summary>One subject at a time.</summary>
    Subject = 0,

    /// <summary>All subjects of the jurisdiction and year. No host runs this yet: a scheme that asks for it is refused.</summary>
    Population,
}
