using PerfHost.Engine.Evaluation;
using PerfHost.Sdk;

namespace PerfHost.Host.Packages.Watched;

/// <summary>Stands before an extension and keeps account of how it does. What it lets out goes on to the engine, which names it.</summary>
internal abstract class WatchedExtension(ExtensionPulse pulse)
{
    /// <summary>Puts itself before the contracts that the engine asks; a data source runs elsewhere and is left as it is.</summary>
    public static Extension Of(Extension extension, ExtensionPulse pulse) => extension.Implementation switch
    {
        IIndicatorType and ITracedScorer => Extension.Of(extension.Key, extension.Title, new Traced((IIndicatorType)extension.Implementation, (ITracedScorer)extension.Implementation, pulse)),
        IIndicatorType indicator => Extension.Of(extension.Key, extension.Title, new Indicator(indicator, pulse)),
        IEvaluationMethod method => Extension.Of(extension.Key, extension.Title, new Method(method, pulse)),
        IResultPolicy policy => Extension.Of(extension.Key, extension.Title, new Policy(policy, pulse)),
        _ => extension,
    };

    protected T Ask<TIn, T>(Func<TIn, T> ask, TIn what)
    {
        var thread = pulse.Enter();
        try
        {
            var answer = ask(what);
            pulse.Passed();
            return answer;
        }
        catch
        {
            pulse.Faulted();
            throw;
        }
        finally
        {
            thread.Leave();
        }
    }

    private class Indicator(IIndicatorType inner, ExtensionPulse pulse) : WatchedExtension(pulse), IIndicatorType
    {
        private readonly Func<Measurement, Score> _evaluate = inner.Evaluate;

        public Score Evaluate(Measurement measurement) => Ask(_evaluate, measurement);
    }

    private sealed class Traced(IIndicatorType inner, ITracedScorer traced, ExtensionPulse pulse) : Indicator(inner, pulse), ITracedScorer
    {
        private readonly Func<Measurement, Score> _trace = traced.Trace;

        public IReadOnlyList<TracePoint> Points => traced.Points;

        public Score Trace(Measurement measurement) => Ask(_trace, measurement);
    }

    private sealed class Method(IEvaluationMethod inner, ExtensionPulse pulse) : WatchedExtension(pulse), IEvaluationMethod
    {
        // A list that is made while it is read would run outside of the account.
        private readonly Func<Population, IReadOnlyList<Sdk.Evaluation>> _evaluate = population => AnswerLimits.Copy(inner.Evaluate(population));

        public IReadOnlyList<Sdk.Evaluation> Evaluate(Population population) => Ask(_evaluate, population);
    }

    private sealed class Policy(IResultPolicy inner, ExtensionPulse pulse) : WatchedExtension(pulse), IResultPolicy
    {
        private readonly Func<ResultContext, IReadOnlyList<ResultAction>> _apply = context => AnswerLimits.Copy(inner.Apply(context));

        public IReadOnlyList<ResultAction> Apply(ResultContext context) => Ask(_apply, context);
    }
}
