namespace PerfHost.Engine.Simulation;

/// <summary>The values of a setting worth trying: what a slider offers. A floor of a grade cannot leave it; other numbers may be typed beyond it. Immutable.</summary>
/// <param name="Least">The smallest.</param>
/// <param name="Most">The largest, above <paramref name="Least"/> unless a grade has no room between its neighbours.</param>
/// <param name="Step">From one to the next.</param>
public sealed record SettingRange(double Least, double Most, double Step)
{
    /// <summary>Twice the value in force leaves as much room above as below.</summary>
    private const double Room = 2;

    /// <summary>Percentages from none to all; beyond all only when the value in force is there already.</summary>
    internal static SettingRange Percent(double value) => new(Math.Min(0, value), value > 100 ? Math.Ceiling(value * Room) : 100, value % 1 == 0 ? 1 : 0.1);

    /// <summary>From nothing to twice the value in force, at least ten steps.</summary>
    internal static SettingRange Around(double value)
    {
        var step = value % 1 == 0 ? 1 : 0.1;
        var reach = Math.Max(Math.Ceiling(Math.Abs(value) * Room), 10 * step);
        return new SettingRange(value < 0 ? -reach : 0, reach, step);
    }
}
