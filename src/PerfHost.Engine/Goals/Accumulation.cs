namespace PerfHost.Engine.Goals;

/// <summary>How the values of a data item add up over the periods of a year.</summary>
public enum Accumulation
{
    /// <summary>The latest value stands for the year so far.</summary>
    Last = 0,

    /// <summary>The values add up.</summary>
    Sum,

    /// <summary>The mean of the values.</summary>
    Average,
}
