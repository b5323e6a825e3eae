namespace PerfHost.Sdk;

/// <summary>Where in the yearly cycle an evaluation method speaks.</summary>
public enum Stage
{
    /// <summary>绩效目标申报: goals are declared and reviewed.</summary>
    Declaration = 0,

    /// <summary>绩效运行监控: the year is running.</summary>
    Monitoring,

    /// <summary>绩效评价: the year is over.</summary>
    Evaluation,
}
