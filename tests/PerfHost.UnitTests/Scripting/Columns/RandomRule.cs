namespace PerfHost.UnitTests.Scripting.Columns;

/// <summary>Writes rules that no person would, of everything that can be lifted. The same seed writes the same rule.</summary>
internal sealed class RandomRule(int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<string> _numbers = ["Target", "Actual", "Baseline", "Weight", "Parameter(\"floor\")", "Parameter(\"nothing\")"];
    private readonly List<string> _conditions = ["true"];
    private int _declared;

    public string Text() => string.Join('\n', Statements(3, 2)) + $"\nreturn {Points(3)};";

    private string[] Statements(int count, int depth) => [.. Enumerable.Range(0, count).Select(_ => Statement(depth))];

    private string Statement(int depth)
    {
        switch (_random.Next(depth > 0 ? 9 : 6))
        {
            case 0 or 1:
                return Declared(_numbers, "double", Number(3));
            case 2:
                return Declared(_conditions, "bool", Condition(2));
            case 3 when _numbers.Count > 6:
                return $"{Local(_numbers, 6)} {Pick("=", "+=", "-=", "*=", "/=")} {Number(2)};";
            case 4 when _conditions.Count > 1:
                return $"{Local(_conditions, 1)} {Pick("=", "&=", "|=", "^=")} {Condition(2)};";
            case 5:
                return $"Step(\"步骤\", {Number(2)}, \"%\");";
            case 6:
                return $"if ({Condition(2)}) return {Points(2)};";
            case 7:
                return $"switch (Comparator)\n{{\ncase Comparator.AtMost:\n{Inner(depth)}\nbreak;\ncase Comparator.Equal or Comparator.ByDate: return {Points(2)};\ndefault:\n{Inner(depth)}\nbreak;\n}}";
            case 8:
                return $"if ({Condition(2)})\n{{\n{Inner(depth)}\n}}\nelse\n{{\n{Inner(depth)}\n}}";
            default:
                return ";";
        }
    }

    /// <summary>Statements of a block, whose locals end with it.</summary>
    private string Inner(int depth)
    {
        var (numbers, conditions) = (_numbers.Count, _conditions.Count);
        var text = string.Join('\n', Statements(2, depth - 1));
        _numbers.RemoveRange(numbers, _numbers.Count - numbers);
        _conditions.RemoveRange(conditions, _conditions.Count - conditions);
        return text;
    }

    private string Declared(List<string> names, string type, string value)
    {
        var name = $"x{_declared++}";
        names.Add(name);
        return $"{type} {name} = {value};";
    }

    private string Points(int depth) => _random.Next(8) switch
    {
        0 => "Score.AtZeroTarget(Measurement)",
        1 => "Score.Failed(\"未达标\")",
        2 => "Score.CouldNotScore(\"缺值\")",
        3 when depth > 0 => $"({Condition(depth - 1)} ? {Points(depth - 1)} : Score.Of({Number(depth - 1)}))",
        _ => $"Score.Of({Number(depth)})",
    };

    private string Number(int depth) => depth == 0 ? _random.Next(3) == 0 ? Literal() : Any(_numbers) : _random.Next(12) switch
    {
        0 or 1 or 2 or 3 => $"({Number(depth - 1)} {Pick("+", "-", "*", "/")} {Number(depth - 1)})",
        4 => $"Math.Min({Number(depth - 1)}, {Number(depth - 1)})",
        5 => $"Math.Max({Number(depth - 1)}, {Number(depth - 1)})",
        6 => $"Math.Clamp({Number(depth - 1)}, {Pick("0, 1", "-0.0, 0.0", "-1.5, 100", "double.NaN, 2", "double.NegativeInfinity, 0")})",
        7 => $"Math.{Pick("Abs", "Sqrt", "Floor", "Ceiling", "Truncate")}({Number(depth - 1)})",
        8 => $"(- {Number(depth - 1)})",
        9 => $"({Number(depth - 1)} switch {{ >= 1 and < 50 => {Number(depth - 1)}, double.NaN => 3, 0 => 1, not < 0 => {Literal()}, _ => {Number(depth - 1)} }})",
        10 => $"(0.5 + ({Condition(depth - 1)} ? 1 : 2))",
        _ => $"({Condition(depth - 1)} ? {Number(depth - 1)} : {Number(depth - 1)})",
    };

    private string Condition(int depth) => depth == 0 ? Any(_conditions) : _random.Next(8) switch
    {
        0 or 1 or 2 => $"({Number(depth - 1)} {Pick("<", "<=", ">", ">=", "==", "!=")} {Number(depth - 1)})",
        3 => $"({Condition(depth - 1)} {Pick("&&", "||", "^", "&", "|", "==", "!=")} {Condition(depth - 1)})",
        4 => $"(!{Condition(depth - 1)})",
        5 => $"(Comparator {Pick("==", "!=")} Comparator.{Pick("AtLeast", "AtMost", "None", "ByDate")})",
        6 => $"double.{Pick("IsNaN", "IsFinite")}({Number(depth - 1)})",
        _ => $"({Number(depth - 1)} is {Pick("> 0.5", "< 0 or >= 10", "not double.NaN", "0")})",
    };

    private string Literal() => Pick("0.0", "-0.0", "1.0", "0.3", "-2.5", "100.0", "1e308", "double.Epsilon", "double.NaN", "double.PositiveInfinity");

    private string Any(List<string> names) => names[_random.Next(names.Count)];

    private string Local(List<string> names, int from) => names[_random.Next(from, names.Count)];

    private string Pick(params string[] choices) => choices[_random.Next(choices.Length)];
}
