namespace PerfHost.Benchmarks.Scripting;

/// <summary>Times several forms of one computation that must agree on the answer.</summary>
internal static class SameAnswers
{
    /// <summary>Compares the answers, then times the forms in rounds that take turns.</summary>
    /// <param name="rounds">How many rounds are measured; an odd number.</param>
    /// <param name="count">How many rows one run computes.</param>
    /// <param name="unit">What is told, in nanoseconds per row.</param>
    /// <param name="forms">The forms; ratios are against the first.</param>
    /// <exception cref="InvalidOperationException">A form gives another answer than the first.</exception>
    public static BenchmarkRow[] Time(int rounds, int count, string unit, IReadOnlyList<(string Name, Func<double> Run)> forms)
    {
        var expected = forms[0].Run();
        foreach (var (name, run) in forms)
        {
            var answer = run();
            if (!(Math.Abs(answer - expected) <= 1e-9 * Math.Abs(expected)))
            {
                throw new InvalidOperationException($"{name} gives {answer}, {forms[0].Name} gives {expected}.");
            }
        }

        var times = Rounds.Microseconds(rounds, [.. forms.Select(form => (1, (Action)(() => form.Run())))]);
        return [.. forms.Select((form, index) => new BenchmarkRow(form.Name, times[index] * 1000 / count, unit, times.Ratio(index, 0)))];
    }
}
