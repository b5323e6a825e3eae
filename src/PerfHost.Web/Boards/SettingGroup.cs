using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Simulation;

namespace PerfHost.Web.Boards;

/// <summary>Under which heading a number of a scheme stands in a list; the headings are texts, <c>trial.group.…</c>.</summary>
public static class SettingGroup
{
    /// <summary>What decides lights and warnings.</summary>
    public const string Monitoring = "monitoring";

    /// <summary>The floors of the grades.</summary>
    public const string Grades = "grades";

    /// <summary>All other numbers.</summary>
    public const string Scoring = "scoring";

    /// <summary>All groups in the order of a list.</summary>
    public static IReadOnlyList<string> All { get; } = [Monitoring, Grades, Scoring];

    /// <summary>The group of a number, by its key.</summary>
    /// <param name="setting">The number.</param>
    public static string Of(SchemeSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        bool Starts(string prefix) => setting.Key.StartsWith(prefix, StringComparison.Ordinal);
        return Starts("grades/") ? Grades : Starts(MonitoringReport.FloorPrefix) || Starts("light") || Starts("gap.") ? Monitoring : Scoring;
    }
}
