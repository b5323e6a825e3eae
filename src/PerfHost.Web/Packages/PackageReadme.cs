using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace PerfHost.Web.Packages;

/// <summary>A package's README as a page shows it. Safe for many threads.</summary>
public static class PackageReadme
{
    private static readonly MarkdownPipeline s_pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    /// <summary>Renders Markdown. HTML in it is text, pictures are their words, and links lead to the web or within the page.</summary>
    /// <param name="markdown">The text, which whoever made the package wrote.</param>
    /// <returns>HTML that is safe to put into a page.</returns>
    public static string ToHtml(string markdown)
    {
        var document = Markdown.Parse(markdown, s_pipeline);
        foreach (var link in document.Descendants<LinkInline>())
        {
            // A picture would ask another server, or bring a drawing of its own.
            link.Url = IsSafe(link.Url) && !link.IsImage ? link.Url : "";
            link.IsImage = false;
            link.GetDynamicUrl = null;
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)))
        {
            link.Url = "";
        }

        return document.ToHtml(s_pipeline);
    }

    private static bool IsSafe(string? url) =>
        url is ['#', ..] || (Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp));
}
