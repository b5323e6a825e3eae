using System.Globalization;
using System.Text;

namespace PerfHost.Scripting.Columns;

/// <summary>
/// The straight line of code that a rule becomes: every value is computed once, has a name and never changes. The same
/// computation asked for again is the same name.
/// </summary>
internal sealed class LaneCode
{
    /// <summary>Where the runtime's compiler stops to keep values in registers, and copied branches stop to be small.</summary>
    private const int Limit = 400;

    /// <summary>Work that is given up after, however little code came out of it.</summary>
    private const int WorkLimit = 4_000;

    private readonly StringBuilder _lines = new();
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _parameters = [];
    private int _work;

    /// <summary>The keys of the scheme's parameters in the order of <c>p0</c>, <c>p1</c> …</summary>
    public IReadOnlyList<string> Parameters => _parameters;

    /// <summary>True when more was asked for than is worth lifting.</summary>
    public bool IsTooLong => _names.Count > Limit || ++_work > WorkLimit;

    /// <summary>The lanes for which the rule itself has to be asked; null when there are none.</summary>
    public string? Odd { get; private set; }

    /// <summary>The statements, in order.</summary>
    public override string ToString() => _lines.ToString();

    public static Lane Number(double value) => new(LaneKind.Number, $"new Vector<double>({Literal(value)})", value);

    public static Lane Points(double value) => new(LaneKind.Points, $"new Vector<double>({Literal(value)})", value);

    public static Lane Condition(bool value) => new(LaneKind.Condition, value ? "Vector<long>.AllBitsSet" : "Vector<long>.Zero");

    public Lane Parameter(string key)
    {
        var index = _parameters.IndexOf(key);
        if (index < 0)
        {
            index = _parameters.Count;
            _parameters.Add(key);
        }

        return new Lane(LaneKind.Number, string.Create(CultureInfo.InvariantCulture, $"p{index}"));
    }

    public Lane Let(LaneKind kind, string computed)
    {
        _work++;
        if (!_names.TryGetValue(computed, out var name))
        {
            _names.Add(computed, name = string.Create(CultureInfo.InvariantCulture, $"v{_names.Count}"));
            _lines.Append("var ").Append(name).Append(" = ").Append(computed).Append(";\n");
        }

        return new Lane(kind, name);
    }

    public Lane Select(Lane condition, Lane whenTrue, Lane whenFalse) =>
        whenTrue.Text == whenFalse.Text ? whenTrue : Let(whenTrue.Kind, $"Vector.ConditionalSelect({condition.Text}, {whenTrue.Text}, {whenFalse.Text})");

    public Lane Not(Lane condition) => Let(LaneKind.Condition, $"~{condition.Text}");

    /// <summary>Has the rule itself asked about some lanes, whatever comes out of the others.</summary>
    public void AskWhere(Lane condition) =>
        Odd = Odd is null ? condition.Text : Let(LaneKind.Condition, $"{Odd} | {condition.Text}").Text;

    private static string Literal(double value) =>
        double.IsNaN(value) ? "double.NaN"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : value.ToString("R", CultureInfo.InvariantCulture) + "d";
}
