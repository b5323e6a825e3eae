using PerfHost.Host.Serving;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Commands;

/// <summary>The package verbs through the running server. Each gives null when none runs, or it has another folder of packages open.</summary>
internal static class PackageServer
{
    public static Task<int?> TryInstallAsync(CommandContext context, DirectoryInfo data, DirectoryInfo? packages, string file, IReadOnlyList<string> consent, CancellationToken cancellation) =>
        ChangeAsync(context, data, packages, async http =>
        {
            using var content = new StreamContent(File.OpenRead(file));
            return await http.PostAsync($"/api/packages{Who}{string.Concat(consent.Select(given => $"&consent={Uri.EscapeDataString(given)}"))}", content, cancellation);
        }, cancellation);

    /// <summary>What a package file would change, as the server sees it; null when none runs, or it has another folder of packages open.</summary>
    public static Task<PackagePreview?> PreviewAsync(CommandContext context, DirectoryInfo data, DirectoryInfo? packages, string file, CancellationToken cancellation) =>
        LookAsync(context, data, packages, async http =>
        {
            using var content = new StreamContent(File.OpenRead(file));
            return await http.PostAsync("/api/packages/preview", content, cancellation);
        }, cancellation);

    /// <summary>What rolling back or removing would change; null as above.</summary>
    public static Task<PackagePreview?> PreviewAsync(CommandContext context, DirectoryInfo data, DirectoryInfo? packages, string id, string act, CancellationToken cancellation) =>
        LookAsync(context, data, packages, http => http.GetAsync($"/api/packages/{Uri.EscapeDataString(id)}/preview?act={act}", cancellation), cancellation);

    /// <summary>How the server has its packages; null as above.</summary>
    public static async Task<PackageListing?> ListAsync(CommandContext context, DirectoryInfo data, DirectoryInfo? packages, CancellationToken cancellation)
    {
        PackageListing? listing = null;
        await RunningServer.TryAsync(data, async http => (listing = await ListingAsync(context, http, packages, cancellation)) is null ? null : (int?)ExitCode.Done);
        return listing;
    }

    public static Task<int?> TryRollbackAsync(CommandContext context, DirectoryInfo data, DirectoryInfo? packages, string id, CancellationToken cancellation) =>
        ChangeAsync(context, data, packages, http => http.PostAsync($"/api/packages/{Uri.EscapeDataString(id)}/rollback{Who}", null, cancellation), cancellation);

    public static Task<int?> TryRemoveAsync(CommandContext context, DirectoryInfo data, DirectoryInfo? packages, string id, CancellationToken cancellation) =>
        ChangeAsync(context, data, packages, http => http.DeleteAsync($"/api/packages/{Uri.EscapeDataString(id)}{Who}", cancellation), cancellation);

    public static Task<int?> TryListAsync(CommandContext context, DirectoryInfo data, DirectoryInfo? packages, CancellationToken cancellation) =>
        RunningServer.TryAsync(data, async http =>
        {
            if (await ListingAsync(context, http, packages, cancellation) is not { } listing)
            {
                return null;
            }

            if (listing.Packages.Count == 0)
            {
                context.Out.WriteLine(context.Texts["package.none-served"]);
            }

            foreach (var package in listing.Packages)
            {
                var versions = package.Versions.Count > 0 ? string.Join(" ← ", package.Versions) : package.Version;
                context.Out.WriteLine(Terminal.Plain($"{package.Id}  {versions}  {context.Texts[$"package.state.{package.State}"]}  {package.Reason}".TrimEnd()));
                if (package.Unloaded is { } unloaded)
                {
                    context.Out.WriteLine(Terminal.Plain(context.Texts.Format("package.replaced", unloaded)));
                }
            }

            return (int?)ExitCode.Done;
        });

    private static string Who => $"?person={Uri.EscapeDataString(Environment.UserName)}";

    private static async Task<PackagePreview?> LookAsync(
        CommandContext context, DirectoryInfo data, DirectoryInfo? packages, Func<HttpClient, Task<HttpResponseMessage>> ask, CancellationToken cancellation)
    {
        PackagePreview? preview = null;
        await RunningServer.TryAsync(data, async http =>
        {
            if (await ListingAsync(context, http, packages, cancellation) is null)
            {
                return null;
            }

            using var answer = await ask(http);
            preview = answer.IsSuccessStatusCode
                ? await answer.Content.ReadFromJsonAsync<PackagePreview>(cancellation)
                : throw new IOException((await answer.Content.ReadFromJsonAsync<Problem>(cancellation))?.Error);
            return (int?)ExitCode.Done;
        });
        return preview;
    }

    private static Task<int?> ChangeAsync(
        CommandContext context, DirectoryInfo data, DirectoryInfo? packages, Func<HttpClient, Task<HttpResponseMessage>> change, CancellationToken cancellation) =>
        RunningServer.TryAsync(data, async http =>
        {
            if (await ListingAsync(context, http, packages, cancellation) is null)
            {
                return null;
            }

            using var answer = await change(http);
            if (!answer.IsSuccessStatusCode)
            {
                return context.Refuse(context.Texts.Format("package.refused", (await answer.Content.ReadFromJsonAsync<Problem>(cancellation))?.Error));
            }

            var changed = (await answer.Content.ReadFromJsonAsync<PackageChanged>(cancellation))!;
            context.Out.WriteLine(!changed.Changed
                ? context.Texts.Format("package.in-force", changed.Package, changed.To)
                : changed.To is null ? context.Texts.Format("package.taken", changed.Package, changed.From)
                : context.Texts.Format("package.swapped", changed.Package, changed.From ?? "—", changed.To));
            return (int?)ExitCode.Done;
        });

    /// <returns>Null when the named folder is not the one the server has open.</returns>
    private static async Task<PackageListing?> ListingAsync(CommandContext context, HttpClient http, DirectoryInfo? packages, CancellationToken cancellation)
    {
        using var answer = await http.GetAsync("/api/packages", cancellation);
        if (!answer.IsSuccessStatusCode)
        {
            throw new IOException(context.Texts["package.not-allowed"]);
        }

        var listing = (await answer.Content.ReadFromJsonAsync<PackageListing>(cancellation))!;
        return packages is null || Path.TrimEndingDirectorySeparator(packages.FullName) == Path.TrimEndingDirectorySeparator(listing.Root) ? listing : null;
    }
}
