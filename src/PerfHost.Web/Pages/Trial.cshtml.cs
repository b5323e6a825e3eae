using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PerfHost.Engine.Simulation;
using PerfHost.Web.Boards;
using PerfHost.Web.Text;

namespace PerfHost.Web.Pages;

/// <summary>Moves one number of a scheme and shows whose light or grade would be another. Nothing is applied.</summary>
public sealed class TrialModel(BoardSet boards, Texts texts) : PageModel
{
    /// <summary>The words.</summary>
    public Texts Texts { get; } = texts;

    /// <summary>The board's id.</summary>
    public string Board { get; private set; } = "";

    /// <summary>The board's name.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The scheme whose number is moved; null when no scheme governs the board.</summary>
    public SchemeSettingList? Scheme { get; private set; }

    /// <summary>The schemes that govern subjects of the board.</summary>
    public IReadOnlyList<SchemeSettingList> Schemes { get; private set; } = [];

    /// <summary>What the lights of the scheme say, by key.</summary>
    public IReadOnlyDictionary<string, string> LightTitles { get; private set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The number that is moved; null before one was chosen.</summary>
    public SchemeSetting? Setting { get; private set; }

    /// <summary>What was typed.</summary>
    public string Typed { get; private set; } = "";

    /// <summary>Why it cannot be tried; null when it can.</summary>
    public string? Refused { get; private set; }

    /// <summary>What would change; null before something was tried.</summary>
    public Trial? Trial { get; private set; }

    /// <summary>Tries a value, if one was typed.</summary>
    public async Task<IActionResult> OnGetAsync(string? board, string? scheme, string? setting, string? value, CancellationToken cancellation)
    {
        if (await boards.FindAsync(board ?? "", cancellation) is not { } found)
        {
            return NotFound();
        }

        (Board, Typed) = (found.Id, value?.Trim() ?? "");
        return await found.LookAsync<IActionResult>(
            projection =>
            {
                Title = projection.Facts.Title;
                Schemes = [.. projection.Schemes.Select(known => new SchemeSettingList(known.Id, known.Title, SchemeSettings.Of(known, projection.Facts.AsOf)))];
                Scheme = Schemes.FirstOrDefault(known => known.Scheme == scheme) ?? (Schemes.Count > 0 ? Schemes[0] : null);
                Setting = Scheme?.Settings.FirstOrDefault(known => known.Key == setting);
                if (Setting is not null && Typed.Length > 0)
                {
                    Try(projection);
                }

                return Page();
            },
            cancellation);
    }

    private void Try(Engine.Boards.BoardProjection projection)
    {
        if (!double.TryParse(Typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            Refused = Texts.Format("trial.not-a-number", Typed);
            return;
        }

        try
        {
            var current = projection.Schemes.First(known => known.Id == Scheme!.Scheme);
            LightTitles = current.Lights.ToDictionary(light => light.Key, light => light.Title, StringComparer.Ordinal);
            Trial = Engine.Simulation.Trial.Of(projection, SchemeSettings.With(current, Setting!.Key, value));
        }
        catch (SettingRefusedException error)
        {
            Refused = error.Message;
        }
    }
}
