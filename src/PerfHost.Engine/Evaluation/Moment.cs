using PerfHost.Engine.Facts;
using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>For which day and stage is evaluated. Comes from the ledger or the form, never from a clock.</summary>
/// <param name="AsOf">The business day.</param>
/// <param name="Stage">The stage of the yearly cycle.</param>
public readonly record struct Moment(DateOnly AsOf, Stage Stage)
{
    /// <summary>A finished year: its last day, at evaluation.</summary>
    /// <param name="year">The fiscal year; null when not known.</param>
    public static Moment AfterYear(int? year) => new(FormFacts.EndOfYear(year), Stage.Evaluation);

    /// <summary>A subject's moment on a business day: monitoring while its year runs, evaluation afterwards.</summary>
    /// <param name="day">The business day.</param>
    /// <param name="year">The subject's fiscal year; null when not known.</param>
    public static Moment On(DateOnly day, int? year) =>
        year is { } y && day.Year <= y ? new Moment(day, Stage.Monitoring) : AfterYear(year);
}
