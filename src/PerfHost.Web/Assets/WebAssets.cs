using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PerfHost.Web.Assets;

/// <summary>The built scripts and styles of the pages, carried in this assembly. Immutable; empty in a build without them.</summary>
public sealed class WebAssets
{
    private const string Prefix = "assets/";
    private readonly FrozenDictionary<string, Entry> _entries;

    /// <summary>Reads the list of what was built.</summary>
    public WebAssets()
    {
        using var stream = Open("manifest.json");
        _entries = (stream is null ? [] : JsonSerializer.Deserialize<Dictionary<string, Entry>>(stream)!).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>False in a build without Node.js: pages then show text and tables only.</summary>
    public bool AreBuilt => _entries.Count > 0;

    /// <summary>The addresses of a page's styles, those of its parts included.</summary>
    /// <param name="page">The name of a file in <c>client/src/pages</c>, without its ending.</param>
    public IEnumerable<string> Styles(string page) => Parts(page).SelectMany(part => part.Css).Distinct(StringComparer.Ordinal).Select(Address);

    /// <summary>The address of a page's script; null when it has none.</summary>
    /// <param name="page">The name of a file in <c>client/src/pages</c>, without its ending.</param>
    public string? Script(string page) => _entries.TryGetValue(Key(page), out var entry) ? Address(entry.File) : null;

    /// <summary>The bytes of a built file; null when there is none of that name.</summary>
    /// <param name="file">Its name, as in its address.</param>
    public static Stream? Open(string file) => typeof(WebAssets).Assembly.GetManifestResourceStream(Prefix + file);

    private static string Key(string page) => $"src/pages/{page}.ts";

    private static string Address(string file) => $"/{Prefix}{file}";

    private IEnumerable<Entry> Parts(string page)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([Key(page)]);
        while (open.TryPop(out var key))
        {
            if (seen.Add(key) && _entries.TryGetValue(key, out var entry))
            {
                yield return entry;
                foreach (var import in entry.Imports)
                {
                    open.Push(import);
                }
            }
        }
    }

    private sealed record Entry
    {
        [JsonPropertyName("file")]
        public required string File { get; init; }

        [JsonPropertyName("css")]
        public IReadOnlyList<string> Css { get; init; } = [];

        [JsonPropertyName("imports")]
        public IReadOnlyList<string> Imports { get; init; } = [];
    }
}
