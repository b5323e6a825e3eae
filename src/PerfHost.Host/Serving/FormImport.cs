using System.Security.Cryptography;
using System.Text;
using PerfHost.Documents.Forms;
using PerfHost.Engine.Facts;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Schemes;
using PerfHost.Host.Runtime;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Serving;

/// <summary>
/// Brings published forms into ledgers: one jurisdiction for each place they come from, governed by the scheme of that
/// place. Done again it changes nothing: every append carries a key made from what it appends.
/// </summary>
internal sealed class FormImport(ILedgerStore store, PackageSet packages, TimeProvider time)
{
    /// <summary>Imports one file.</summary>
    /// <returns>The jurisdictions of its forms.</returns>
    /// <exception cref="FormFormatException">The file is not a form.</exception>
    public async Task<IReadOnlyList<string>> ImportAsync(string file, CancellationToken cancellation)
    {
        IReadOnlyList<SelfEvaluationForm> forms;
        await using (var stream = File.OpenRead(file))
        {
            forms = packages.FormReader.Read(stream, file);
        }

        var jurisdictions = new List<string>();
        foreach (var form in forms)
        {
            var scheme = packages.Schemes.ForPlace(form.Place)
                ?? throw new FormFormatException("没有适用的评价方案", file, form.Place, "已装载方案的地区，或默认方案", "请安装该地区的插件包");
            var jurisdiction = Id(form.Place);
            await OpenAsync(jurisdiction, form.Place, scheme, cancellation);
            await AppendAsync(jurisdiction, Entries.Received(form), cancellation);
            jurisdictions.Add(jurisdiction);
        }

        return jurisdictions;
    }

    /// <summary>The jurisdiction above all places that forms come from.</summary>
    private const string Above = "公开自评表";

    private async Task OpenAsync(string jurisdiction, string place, Scheme scheme, CancellationToken cancellation)
    {
        var day = DateOnly.FromDateTime(time.GetLocalNow().DateTime);
        await store.AppendAsync(Above, new AppendRequest([Entries.Opened(new JurisdictionOpened(Above, null))], Key: "opened"), cancellation);
        var opening = Entries.Opened(new JurisdictionOpened(place.Length > 0 ? place : "未注明地区", Above));
        await store.AppendAsync(jurisdiction, new AppendRequest([opening], Key: "opened"), cancellation);
        await AppendAsync(jurisdiction, Entries.Adopted(new SchemeAdopted(scheme.Id, scheme.Hash)), cancellation);
        await DayOpener.OpenAsync(store, jurisdiction, day, cancellation);
    }

    private async Task AppendAsync(string jurisdiction, NewEntry entry, CancellationToken cancellation)
    {
        var key = $"{entry.Kind}:{Convert.ToHexStringLower(SHA256.HashData(entry.Rows[0].Span))[..32]}";
        await store.AppendAsync(jurisdiction, new AppendRequest([entry], Key: key), cancellation);
    }

    /// <summary>The id of a place's ledger: its printed name without the signs that an id cannot have.</summary>
    internal static string Id(string place)
    {
        var id = new StringBuilder();
        foreach (var character in place.Trim())
        {
            id.Append(char.IsLetterOrDigit(character) ? character : '-');
        }

        var text = string.Join('-', id.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
        return text.Length == 0 ? "unknown" : text.Length <= 60 ? text : text[..60];
    }
}
