using System.Collections;
using System.Collections.Generic;
using PerfHost.Sdk;

/// <summary>Answers with a million findings, and with evaluations without end.</summary>
public sealed class Floods : Plugin, IIndicatorType
{
    public override void Register(IPluginRegistry registry)
    {
        registry.Add(Extension.Of("ratio", "比例", this));
        registry.Add(Extension.Of("lights", "灯", new Endless()));
    }

    public Score Evaluate(Measurement measurement)
    {
        Score score = measurement.Weight;
        for (var i = 0; i < 2_000; i++)
        {
            score = score.With(new Finding("flood", "", "", "", "刷屏"));
        }

        return score;
    }

    private sealed class Endless : IEvaluationMethod, IReadOnlyList<Evaluation>
    {
        public int Count => int.MaxValue;

        public Evaluation this[int index] => new("p1", "light", "green");

        public IReadOnlyList<Evaluation> Evaluate(Population population) => this;

        public IEnumerator<Evaluation> GetEnumerator()
        {
            while (true)
            {
                yield return this[0];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
