namespace PerfHost.Sdk;

/// <summary>
/// A companion that an <see cref="IIndicatorType"/> may implement as well: scores many measurements at once, laid out in
/// columns. It must say of every row what <see cref="IIndicatorType.Evaluate"/> says of the same measurement, to the last
/// bit. Rule files get it from their compiler; a class of a DLL may bring its own. Pure; one instance serves many threads.
/// </summary>
public interface IColumnScorer
{
    /// <summary>Scores all rows. No steps and no reasons are given: whoever wants them asks for that one row.</summary>
    /// <param name="rows">What was measured.</param>
    /// <param name="points">Takes the answer of each row as <see cref="ColumnPoints"/> tells it; as long as there are rows, and overlapping none of the columns.</param>
    /// <exception cref="ArgumentException">The columns are not of one length, or <paramref name="points"/> is shorter.</exception>
    /// <remarks>May throw where one row throws; nothing in <paramref name="points"/> counts then, and the host asks row by row.</remarks>
    void Evaluate(MeasurementColumns rows, Span<double> points);
}
