namespace PerfHost.Scripting.Tracing;

/// <summary>What traced builds call. Each place is kept a few times only, so that a loop does not drown the explanation.</summary>
internal static class TracingCode
{
    public const string Text = """
        using System; using PerfHost.Sdk;
        namespace PerfHost.Rules
        {
            internal static class Tracing
            {
                private const int Kept = 10;
                private const int Letters = 80;

                public static void Reached(StepRecorder steps, int point) => steps.Visit(point);

                public static void Branch(StepRecorder steps, int point, string label, string answer, int line) =>
                    Note(steps, point, label, Value.Of(answer), line);

                public static T Arm<T>(StepRecorder steps, int point, string label, string answer, int line, T value)
                {
                    Note(steps, point, label, Value.Of(answer), line);
                    return value;
                }

                public static void Local(StepRecorder steps, int point, string label, double value, int line) =>
                    Note(steps, point, label, Value.Of(value), line);

                public static void Local(StepRecorder steps, int point, string label, bool value, int line) =>
                    Note(steps, point, label, Value.Of(value ? "是" : "否"), line);

                public static void Local(StepRecorder steps, int point, string label, DateOnly value, int line) =>
                    Note(steps, point, label, Value.Of(value), line);

                public static void Local(StepRecorder steps, int point, string label, string value, int line) =>
                    Note(steps, point, label, Words(value), line);

                public static void Local(StepRecorder steps, int point, string label, Value value, int line) =>
                    Note(steps, point, label, value ?? Value.Missing("空"), line);

                public static void Local(StepRecorder steps, int point, string label, Score value, int line) =>
                    Note(steps, point, label, Of(value), line);

                public static Score Result(StepRecorder steps, int point, int line, Score score)
                {
                    Note(steps, point, "结果", Of(score), line);
                    return score;
                }

                private static Value Of(Score score) =>
                    score.Outcome == ScoreOutcome.Scored ? Value.Of(score.Points)
                    : score.Outcome == ScoreOutcome.Failed ? Words("未达到条件：" + score.Reason)
                    : Words(score.Reason == null ? "无法评分" : "无法评分：" + score.Reason);

                private static Value Words(string words) =>
                    words == null ? Value.Missing("空") : Value.Of(words.Length <= Letters ? words : words.Substring(0, Letters));

                private static void Note(StepRecorder steps, int point, string label, Value value, int line)
                {
                    if (steps.Visit(point) <= Kept) steps.Add(new Step(label, value, "", null, line));
                }
            }
        }
        """;
}
