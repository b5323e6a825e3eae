using System.ComponentModel;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Columns;

/// <summary>
/// What the columnar builds of rules call: several rows at a time, to the last bit what one row gives. Rules cannot name it.
/// It stands here so that it need not be compiled with every package. Pure; safe for use by many threads.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Lanes
{
    private static Vector<double> Sign => new(-0.0);

    /// <summary>Row by row, for rules that cannot be lifted and for columns that are too short.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="points">Takes the answers.</param>
    public static void Loop(IIndicatorType rule, MeasurementColumns rows, Span<double> points)
    {
        ArgumentNullException.ThrowIfNull(rule);
        for (var row = 0; row < rows.Count; row++)
        {
            points[row] = ColumnPoints.Of(rule.Evaluate(rows.Row(row)));
        }
    }

    /// <summary>Asks the rule itself where the lifted code could not answer, which it tells by an infinity.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="points">The answers so far.</param>
    /// <param name="from">The first row.</param>
    /// <param name="count">How many rows.</param>
    public static void Ask(IIndicatorType rule, MeasurementColumns rows, Span<double> points, int from, int count)
    {
        ArgumentNullException.ThrowIfNull(rule);
        for (var row = from; row < from + count; row++)
        {
            if (double.IsPositiveInfinity(points[row]))
            {
                points[row] = ColumnPoints.Of(rule.Evaluate(rows.Row(row)));
            }
        }
    }

    /// <summary>Where a number is neither infinite nor not a number.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<long> IsFinite(Vector<double> x) => Vector.LessThanOrEqual(Vector.Abs(x), new Vector<double>(double.MaxValue));

    /// <summary>Numbers as points: what is not finite could not be scored.</summary>
    /// <param name="x">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Points(Vector<double> x) => Vector.ConditionalSelect(IsFinite(x), x, new Vector<double>(double.NaN));

    /// <summary><c>Math.Min</c>: not-a-number wins, and the zero with the sign.</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="y">Others.</param>
    /// <remarks>A processor's own minimum may give its second operand for two zeros and beside not-a-number. Both orders together lose neither.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Min(Vector<double> x, Vector<double> y) => Vector.MinNative(x, y) | Vector.MinNative(y, x);

    /// <summary><c>Math.Max</c>: not-a-number wins, and the zero without the sign.</summary>
    /// <param name="x">Numbers.</param>
    /// <param name="y">Others.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> Max(Vector<double> x, Vector<double> y) => Min(x ^ Sign, y ^ Sign) ^ Sign;

    /// <summary><c>x &gt; to ? to : x</c></summary>
    /// <param name="x">Numbers.</param>
    /// <param name="to">The most.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> NotAbove(Vector<double> x, Vector<double> to) =>
        Sse2.IsSupported ? Vector.MinNative(to, x) : Vector.ConditionalSelect(Vector.GreaterThan(x, to), to, x);

    /// <summary><c>x &lt; from ? from : x</c></summary>
    /// <param name="x">Numbers.</param>
    /// <param name="from">The least.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> NotBelow(Vector<double> x, Vector<double> from) =>
        Sse2.IsSupported ? Vector.MaxNative(from, x) : Vector.ConditionalSelect(Vector.LessThan(x, from), from, x);

    /// <summary><see cref="Score.AtZeroTarget"/> for several rows.</summary>
    /// <param name="actual">What was reached.</param>
    /// <param name="weight">The points that can be earned.</param>
    /// <param name="comparator">The comparators as whole numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<double> AtZeroTarget(Vector<double> actual, Vector<double> weight, Vector<long> comparator)
    {
        var atMost = Is(comparator, Comparator.Equal) | Is(comparator, Comparator.AtMost) | Is(comparator, Comparator.LessThan);
        var met = Vector.ConditionalSelect(Vector.LessThanOrEqual(actual, Vector<double>.Zero), Points(weight), new Vector<double>(ColumnPoints.Failed));
        return Vector.ConditionalSelect(atMost & Vector.Equals(actual, actual), met, new Vector<double>(double.NaN));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<long> Is(Vector<long> comparators, Comparator comparator) => Vector.Equals(comparators, new Vector<long>((long)comparator));
}
