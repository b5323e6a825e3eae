namespace PerfHost.Host.Demonstration;

/// <summary>How a project goes about its year.</summary>
public enum Pace
{
    /// <summary>With the district.</summary>
    Steady = 0,

    /// <summary>Its spending is below the line: red on the opening day.</summary>
    Behind,

    /// <summary>Its spending is just above the line: yellow.</summary>
    Slow,

    /// <summary>It spends but does not deliver: yellow.</summary>
    Uneven,

    /// <summary>It is far ahead: blue.</summary>
    Ahead,

    /// <summary>It reports nothing before autumn: grey.</summary>
    Silent,
}
