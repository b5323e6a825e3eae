using System.Globalization;
using PerfHost.Engine.Schemes;
using PerfHost.Engine.Simulation;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>A trial in the words of the page, a page of its list at a time.</summary>
/// <param name="texts">The words.</param>
/// <param name="trial">What was found.</param>
/// <param name="lights">The lights of the scheme.</param>
/// <param name="board">The board's id.</param>
/// <param name="year">The running year.</param>
/// <param name="isInForce">The tried value is the one in force.</param>
/// <param name="from">The first row of the list to show; moved to the beginning of its page.</param>
public sealed class TrialOutcome(Texts texts, Trial trial, IReadOnlyList<Light> lights, string board, int year, bool isInForce, int from)
{
    /// <summary>How many rows of the list are shown at once.</summary>
    public const int PageSize = 20;

    /// <summary>What was found.</summary>
    public Trial Trial { get; } = trial;

    /// <summary>The board's id.</summary>
    public string Board { get; } = board;

    /// <summary>The first row shown.</summary>
    public int From { get; } = Math.Clamp(from, 0, Math.Max(trial.Shifts.Count - 1, 0)) / PageSize * PageSize;

    /// <summary>The rows shown.</summary>
    public IEnumerable<Shift> Rows => Trial.Shifts.Skip(From).Take(PageSize);

    /// <summary>The key of the light most of those that move would get; empty for a grade, or when nobody moves.</summary>
    public string Tone => Trial.Moves is [{ IsLight: true, To: var to }, ..] ? to : "";

    /// <summary>The one sentence to remember.</summary>
    public string Verdict => Trial.Moves.Count > 0 ? Say(Trial.Moves[0]) : texts[isInForce ? "trial.same" : "trial.none"];

    /// <summary>The other moves; null when there are none.</summary>
    public string? Besides => Trial.Moves.Count > 1 ? texts.Format("trial.move.more", string.Join(texts["trial.move.separator"], Trial.Moves.Skip(1).Select(Say))) : null;

    /// <summary>What is counted: lights of the running year, then grades of finished years; what has no subject is left out.</summary>
    public IEnumerable<(string Title, bool IsLight, IReadOnlyList<Tallied> Rows)> Sums =>
        ((string, bool, IReadOnlyList<Tallied> Rows)[])
        [
            (texts.Format("trial.lights", year, Trial.Monitored), true, Trial.Monitored > 0 ? Trial.Lights : []),
            (texts.Format("trial.grades", Trial.Finished), false, Trial.Finished > 0 ? Trial.Grades : []),
        ];

    /// <summary>What a light or grade is called.</summary>
    /// <param name="isLight">A light.</param>
    /// <param name="label">Its key, or the grade.</param>
    public string Name(bool isLight, string label) =>
        label.Length == 0 ? texts["trial.no-label"] : isLight ? lights.FirstOrDefault(light => light.Key == label)?.Title ?? label : label;

    /// <summary>Yuan as 万元.</summary>
    /// <param name="yuan">The money.</param>
    public static string Money(decimal yuan) => (yuan / 10_000).ToString("#,0.00", CultureInfo.InvariantCulture);

    /// <summary>A number of a scheme.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>How long a bar is, in hundredths of the longest.</summary>
    /// <param name="value">Its value.</param>
    /// <param name="most">The longest one's; zero when all are.</param>
    public static string Length(decimal value, decimal most) => (most > 0 ? value / most * 100 : 0).ToString("0.##", CultureInfo.InvariantCulture);

    private string Say(Move move) => texts.Format(
        move.IsLight ? "trial.move.light" : "trial.move.grade", move.Count, Short(move.IsLight, move.From), Short(move.IsLight, move.To), Money(move.Money));

    /// <summary>A light by its colour: people say 由绿转红.</summary>
    private string Short(bool isLight, string label) =>
        isLight && texts.Keys.Contains($"trial.colour.{label}", StringComparer.Ordinal) ? texts[$"trial.colour.{label}"] : Name(isLight, label);
}
