using System.ComponentModel;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Tracing;

/// <summary>
/// What rules call when they are explained. Rules cannot name it. It stands here so that it need not be compiled with
/// every package, and out of line so that a plain run pays for one null check only. Each place is kept a few times only,
/// so that a loop does not drown the explanation. Safe for use by many threads, each with its own recorder.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Recording
{
    private const int Kept = 10;
    private const int Letters = 80;

    /// <summary>A step that the rule names itself.</summary>
    /// <param name="steps">The recorder.</param>
    /// <param name="label">Its name.</param>
    /// <param name="number">Its value.</param>
    /// <param name="unit">Its unit.</param>
    /// <param name="line">The line of the rule.</param>
    public static void Step(StepRecorder steps, string label, double number, string unit, int line) => Add(steps, label, Value.Of(number), unit, null, line);

    /// <summary>A parameter that the rule asks for.</summary>
    /// <param name="steps">The recorder.</param>
    /// <param name="parameters">The parameters in force.</param>
    /// <param name="key">Its key.</param>
    /// <param name="line">The line of the rule.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="ParameterMissingException">The scheme has no such parameter.</exception>
    public static double Parameter(StepRecorder steps, ParameterSet parameters, string key, int line)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var parameter = parameters.Get(key);
        Add(steps, parameter.Title, Value.Of(parameter.Number), "", parameter.Source, line);
        return parameter.Number;
    }

    /// <summary>A statement was reached.</summary>
    /// <param name="steps">The recorder.</param>
    /// <param name="point">The number of the place.</param>
    public static void Reached(StepRecorder steps, int point)
    {
        ArgumentNullException.ThrowIfNull(steps);
        steps.Visit(point);
    }

    /// <summary>A way was taken.</summary>
    /// <param name="steps">The recorder.</param>
    /// <param name="point">The number of the place.</param>
    /// <param name="label">The condition.</param>
    /// <param name="answer">Whether it held.</param>
    /// <param name="line">The line of the rule.</param>
    public static void Branch(StepRecorder steps, int point, string label, string answer, int line) => Note(steps, point, label, Value.Of(answer), line);

    /// <summary>One of several alternatives of an expression was taken.</summary>
    /// <inheritdoc cref="Branch"/>
    /// <param name="steps">The recorder.</param>
    /// <param name="point">The number of the place.</param>
    /// <param name="label">The condition.</param>
    /// <param name="answer">Whether it held.</param>
    /// <param name="line">The line of the rule.</param>
    /// <param name="value">Handed on.</param>
    public static T Arm<T>(StepRecorder steps, int point, string label, string answer, int line, T value)
    {
        Note(steps, point, label, Value.Of(answer), line);
        return value;
    }

    /// <summary>A local took a value.</summary>
    /// <param name="steps">The recorder.</param>
    /// <param name="point">The number of the place.</param>
    /// <param name="label">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="line">The line of the rule.</param>
    public static void Local(StepRecorder steps, int point, string label, double value, int line) => Note(steps, point, label, Value.Of(value), line);

    /// <inheritdoc cref="Local(StepRecorder, int, string, double, int)"/>
    public static void Local(StepRecorder steps, int point, string label, bool value, int line) => Note(steps, point, label, Value.Of(value ? "是" : "否"), line);

    /// <inheritdoc cref="Local(StepRecorder, int, string, double, int)"/>
    public static void Local(StepRecorder steps, int point, string label, DateOnly value, int line) => Note(steps, point, label, Value.Of(value), line);

    /// <inheritdoc cref="Local(StepRecorder, int, string, double, int)"/>
    public static void Local(StepRecorder steps, int point, string label, string? value, int line) => Note(steps, point, label, Words(value), line);

    /// <inheritdoc cref="Local(StepRecorder, int, string, double, int)"/>
    public static void Local(StepRecorder steps, int point, string label, Value? value, int line) => Note(steps, point, label, value ?? Value.Missing("空"), line);

    /// <inheritdoc cref="Local(StepRecorder, int, string, double, int)"/>
    public static void Local(StepRecorder steps, int point, string label, Score value, int line) => Note(steps, point, label, Of(value), line);

    /// <summary>The rule answered.</summary>
    /// <param name="steps">The recorder.</param>
    /// <param name="point">The number of the place.</param>
    /// <param name="line">The line of the rule.</param>
    /// <param name="score">The answer; handed on.</param>
    public static Score Result(StepRecorder steps, int point, int line, Score score)
    {
        Note(steps, point, "结果", Of(score), line);
        return score;
    }

    private static Value Of(Score score) => score.Outcome switch
    {
        ScoreOutcome.Scored => Value.Of(score.Points),
        ScoreOutcome.Failed => Words("未达到条件：" + score.Reason),
        _ => Words(score.Reason is null ? "无法评分" : "无法评分：" + score.Reason),
    };

    private static Value Words(string? words) => words is null ? Value.Missing("空") : Value.Of(words.Length <= Letters ? words : words[..Letters]);

    private static void Note(StepRecorder steps, int point, string label, Value value, int line)
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Visit(point) <= Kept)
        {
            Add(steps, label, value, "", null, line);
        }
    }

    private static void Add(StepRecorder steps, string label, Value value, string unit, string? source, int line)
    {
        ArgumentNullException.ThrowIfNull(steps);
        steps.Add(new Step(label, value, unit, source, line));
    }
}
