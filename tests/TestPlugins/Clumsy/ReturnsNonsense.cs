using System.Collections.Generic;
using PerfHost.Sdk;

/// <summary>Answers with what is no number, and with nothing at all.</summary>
public sealed class ReturnsNonsense : Plugin, IIndicatorType
{
    public override void Register(IPluginRegistry registry)
    {
        registry.Add(Extension.Of("ratio", "比例", this));
        registry.Add(Extension.Of("lights", "灯", new Nothing()));
    }

    public Score Evaluate(Measurement measurement) => double.NaN;

    private sealed class Nothing : IEvaluationMethod
    {
        public IReadOnlyList<Evaluation> Evaluate(Population population) => null;
    }
}
