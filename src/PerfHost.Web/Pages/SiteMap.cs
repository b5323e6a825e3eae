namespace PerfHost.Web.Pages;

/// <summary>The sections of the site in the order of its menu; their names are texts, <c>site.section.…</c>.</summary>
public static class SiteMap
{
    /// <summary>Section and address.</summary>
    public static IReadOnlyList<(string Section, string Address)> Sections { get; } =
    [
        ("overview", "/"),
        ("warnings", "/warnings"),
        ("subjects", "/subjects"),
        ("rectifications", "/rectifications"),
        ("rules", "/trial"),
        ("check", "/check"),
        ("wall", "/wall"),
        ("status", "/status"),
    ];
}
