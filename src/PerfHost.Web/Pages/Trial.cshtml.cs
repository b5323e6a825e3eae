using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;
using PerfHost.Engine.Simulation;
using PerfHost.Web.Boards;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>Moves one number of a scheme and shows whose light or grade would be another. Nothing is applied.</summary>
public sealed class TrialModel(BoardSet boards, Texts texts) : BoardPage(boards)
{
    private readonly Texts _texts = texts;

    /// <summary>The scheme whose number is moved; null when no scheme governs the board.</summary>
    public SchemeSettingList? Scheme { get; private set; }

    /// <summary>The schemes that govern subjects of the board.</summary>
    public IReadOnlyList<SchemeSettingList> Schemes { get; private set; } = [];

    /// <summary>The number that is moved; null when the scheme has none.</summary>
    public SchemeSetting? Setting { get; private set; }

    /// <summary>What was typed; the value in force before anything was.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Why it cannot be tried; null when it can.</summary>
    public string? Refused { get; private set; }

    /// <summary>What would change; null when nothing could be tried.</summary>
    public TrialOutcome? Outcome { get; private set; }

    /// <summary>The page, with what the value in the address would change.</summary>
    public async Task<IActionResult> OnGetAsync(string? board, string? scheme, string? setting, string? value, int from, CancellationToken cancellation) =>
        await TryAsync(board, scheme, setting, value, from, cancellation) ? Page() : NotFound();

    /// <summary>The part of the page that a moved slider changes.</summary>
    public async Task<IActionResult> OnGetOutcomeAsync(string? board, string? scheme, string? setting, string? value, int from, CancellationToken cancellation) =>
        await TryAsync(board, scheme, setting, value, from, cancellation) ? Partial("_TrialOutcome", this) : NotFound();

    private async Task<bool> TryAsync(string? board, string? scheme, string? setting, string? value, int from, CancellationToken cancellation)
    {
        var current = await LookAsync(board, projection => Choose(projection, scheme, setting), cancellation);
        if (current is null || await FindAsync(Heading!.Board, cancellation) is not { } found)
        {
            return false;
        }

        if (current.Length == 0 || Setting is null)
        {
            return true;
        }

        Typed = string.IsNullOrWhiteSpace(value) ? TrialOutcome.Number(Setting.Value) : value.Trim();
        if (!double.TryParse(Typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            Refused = _texts.Format("trial.not-a-number", Typed);
            return true;
        }

        try
        {
            var trial = await found.TryAsync(SchemeSettings.With(current[0], Setting.Key, number), cancellation);
            Outcome = new TrialOutcome(_texts, trial, current[0].Lights, Heading.Board, Heading.AsOf.Year, number == Setting.Value, from);
        }
        catch (SettingRefusedException error)
        {
            Refused = error.Message;
        }

        return true;
    }

    /// <summary>The scheme and number of the address, else those a desk asks about first: the line below which the running month warns.</summary>
    /// <returns>The scheme alone, or nothing when none governs the board.</returns>
    private Scheme[] Choose(BoardProjection board, string? scheme, string? setting)
    {
        var known = board.Schemes.ToArray();
        var asOf = board.Facts.AsOf;
        Schemes = [.. known.Select(each => new SchemeSettingList(each.Id, each.Title, SchemeSettings.Of(each, asOf)))];
        var line = MonitoringReport.FloorKey(asOf.Month);
        Scheme = Schemes.FirstOrDefault(each => each.Scheme == scheme)
            ?? Schemes.FirstOrDefault(each => each.Settings.Any(number => number.Key == line))
            ?? (Schemes.Count > 0 ? Schemes[0] : null);
        Setting = Scheme?.Settings.FirstOrDefault(number => number.Key == setting)
            ?? Scheme?.Settings.FirstOrDefault(number => number.Key == line)
            ?? Scheme?.Settings.FirstOrDefault(number => SettingGroup.Of(number) != SettingGroup.Scoring)
            ?? (Scheme is { Settings: [var any, ..] } ? any : null);
        return [.. known.Where(each => each.Id == Scheme?.Scheme).Take(1)];
    }
}
