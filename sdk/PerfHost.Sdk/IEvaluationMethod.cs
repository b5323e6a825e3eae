namespace PerfHost.Sdk;

/// <summary>
/// Answers: what do scores, checks or progress amount to, for one subject or a whole population (grades, lights,
/// quotas, ranking)? Pure, as <see cref="IIndicatorType"/> is. One instance serves many threads.
/// </summary>
public interface IEvaluationMethod
{
    /// <summary>Evaluates the subjects in reach.</summary>
    /// <param name="population">One subject or many, as the scheme's reach says (one in every host so far, see <see cref="Reach.Population"/>), in ordinal order of their ids.</param>
    /// <returns>Any number of statements about subjects or their indicators.</returns>
    /// <remarks>May throw: the host catches, names package, version and method, and goes on.</remarks>
    IReadOnlyList<Evaluation> Evaluate(Population population);
}
