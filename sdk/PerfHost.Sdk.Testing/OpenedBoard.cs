using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Explain;

namespace PerfHost.Sdk.Testing;

/// <summary>The board of a business day, as the server would show it. Stays as it was when the host goes on.</summary>
public sealed class OpenedBoard
{
    private readonly SortedDictionary<string, string> _explanations = new(StringComparer.Ordinal);

    internal OpenedBoard(BoardProjection projection, IReadOnlyDictionary<string, string> cells)
    {
        (Day, Cells, Subjects) = (projection.Facts.AsOf, cells, [.. projection.Results]);
        foreach (var subject in Subjects)
        {
            var (result, scheme) = projection.Explain(subject.Subject)!.Value;
            _explanations[subject.Subject] = ExplanationText.Print(Explainer.Of(result, scheme));
        }
    }

    /// <summary>The business day.</summary>
    public DateOnly Day { get; }

    /// <summary>The results of all subjects that a scheme governs, in ordinal order of their ids.</summary>
    public IReadOnlyList<SubjectResult> Subjects { get; }

    /// <summary>What screens show, cell by cell: <c>subjects/s1/total</c>, <c>subjects/s1/indicators/i001</c>, …</summary>
    public IReadOnlyDictionary<string, string> Cells { get; }

    /// <summary>What failed: extensions that threw or are not there. A good package has none.</summary>
    public IReadOnlyList<Fault> Faults =>
        [.. Subjects.SelectMany(subject => subject.Faults.Concat(subject.Indicators.Append(subject.Execution).Select(item => item?.Fault).OfType<Fault>())).Distinct()];

    /// <summary>The result of a subject.</summary>
    /// <param name="subject">Its id.</param>
    /// <exception cref="PackageHostException">There is none of that id, or no scheme was adopted.</exception>
    public SubjectResult this[string subject] =>
        Subjects.FirstOrDefault(result => result.Subject == subject) ?? throw Missing(subject);

    /// <summary>The result of an indicator.</summary>
    /// <param name="subject">The subject's id.</param>
    /// <param name="indicator">The indicator's key, or <c>execution</c>.</param>
    /// <exception cref="PackageHostException">There is none of that id.</exception>
    public ItemResult this[string subject, string indicator]
    {
        get
        {
            var result = this[subject];
            return result.Indicators.Append(result.Execution).FirstOrDefault(item => item?.Key == indicator)
                ?? throw new PackageHostException($"{subject} 没有指标“{indicator}”，有：{string.Join('、', result.Indicators.Select(item => item.Key))}。");
        }
    }

    /// <summary>Where a subject's total comes from, as <c>perfhost score --explain</c> prints it.</summary>
    /// <param name="subject">Its id.</param>
    /// <exception cref="PackageHostException">There is none of that id, or no scheme was adopted.</exception>
    public string Explain(string subject) => _explanations.TryGetValue(subject, out var text) ? text : throw Missing(subject);

    private PackageHostException Missing(string subject) => new(Subjects.Count == 0
        ? $"{Day:yyyy-MM-dd} 的板上没有对象。请先用 Adopt 采用方案，用 Declare 申报对象。"
        : $"{Day:yyyy-MM-dd} 的板上没有“{subject}”，有：{string.Join('、', Subjects.Select(result => result.Subject))}。");
}
