using PerfHost.Engine.Forms;
using PerfHost.Engine.Goals;
using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>What follows from a received form: declaration, observations at the end of the year, and the unit's claims.</summary>
public static class FormFacts
{
    /// <summary>The facts of a form alone, as when it is scored without a ledger.</summary>
    /// <param name="form">The form.</param>
    /// <param name="at">When it was received.</param>
    /// <param name="sequence">The ledger entry that holds it; 0 without a ledger.</param>
    /// <param name="known">What was known of the subject before: observations and given scores are kept, the form's own come
    /// on top; null when nothing was known.</param>
    public static SubjectFacts Of(SelfEvaluationForm form, DateTimeOffset at = default, long sequence = 0, SubjectFacts? known = null)
    {
        ArgumentNullException.ThrowIfNull(form);
        var reading = FormInterpreter.Read(form);
        var facts = known ?? new SubjectFacts { Declaration = reading.Declaration };
        (facts.Declaration, facts.Form, facts.Reading, facts.Sequence) = (reading.Declaration, form, reading, sequence);
        var period = EndOfYear(form.Year);
        if (reading.Executed is { } executed)
        {
            facts.Observe(Indicator.Execution, new ObservedValue(period, Value.Of((double)executed), "自评表", form.Budget.Place, sequence));
        }

        Claim(facts, Indicator.Execution, reading.ExecutionScore, form.Unit, at, "", sequence);
        Claim(facts, "", reading.Total, form.Unit, at, "", sequence);
        for (var i = 0; i < reading.Rows.Count; i++)
        {
            var key = reading.Declaration.Indicators[i].Key;
            var row = reading.Rows[i];
            if (!row.ActualBlank)
            {
                facts.Observe(key, new ObservedValue(period, row.Actual, "自评表", row.Place, sequence));
            }

            foreach (var (name, value) in row.Inputs)
            {
                facts.Observe(reading.Declaration.Indicators[i].InputItem(name), new ObservedValue(period, value, "自评表", row.Place, sequence));
            }

            Claim(facts, key, row.Claimed, form.Unit, at, form.Rows[i].Reason ?? "", sequence);
        }

        return facts;
    }

    /// <summary>The last day of a fiscal year; of 2000 when no year is known, so that nothing depends on a clock.</summary>
    /// <param name="year">The fiscal year.</param>
    public static DateOnly EndOfYear(int? year) => new(year is >= 1949 and <= 9998 ? year.Value : 2000, 12, 31);

    private static void Claim(SubjectFacts facts, string item, decimal? points, string person, DateTimeOffset at, string reason, long sequence)
    {
        if (points is { } claimed)
        {
            facts.Give(item, new GivenScore(ScoreOwner.Self, claimed, person.Length > 0 ? person : "填报单位", at, reason, sequence));
        }
    }
}
