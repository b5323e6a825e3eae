using System.Reflection;
using System.Text;
using System.Text.Json;
using PerfHost.Loading;

namespace PerfHost.Host.Packages;

/// <summary>The files of <c>dotnet new perfhost-rules</c>, kept in this program for people who have no .NET SDK.</summary>
internal static class RulesTemplate
{
    private const string Prefix = "templates/perfhost-rules/";
    private const string Settings = Prefix + ".template.config/template.json";

    private static readonly Assembly Home = typeof(RulesTemplate).Assembly;

    /// <summary>Writes a package folder.</summary>
    /// <param name="folder">Created when it is missing.</param>
    /// <param name="id">The id of the package and of its scheme.</param>
    /// <param name="title">The package's title; null takes the template's own.</param>
    /// <param name="place">The place it is made for; null takes the template's own.</param>
    /// <returns>The files in ordinal order, with forward slashes.</returns>
    /// <exception cref="PackageException">The id is none; nothing was written.</exception>
    public static IReadOnlyList<string> Write(string folder, string id, string? title, string? place)
    {
        var words = new Words(id, title ?? Usual("title"), place ?? Usual("place"));
        PackageManifest.Parse(words.Fill(Read(Prefix + PackageManifest.FileName), PackageManifest.FileName));
        var written = new List<string>();
        foreach (var name in Home.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name != Settings).Order(StringComparer.Ordinal))
        {
            var file = words.Fill(name[Prefix.Length..], "");
            var path = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, words.Fill(Read(name), file), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            written.Add(file);
        }

        return written;
    }

    private static string Usual(string symbol)
    {
        using var settings = JsonDocument.Parse(Read(Settings));
        return settings.RootElement.GetProperty("symbols").GetProperty(symbol).GetProperty("defaultValue").GetString()!;
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Home.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private sealed record Words(string Id, string Title, string Place)
    {
        public string Fill(string text, string file)
        {
            // In YAML both stand between quotation marks.
            Func<string, string> say = Path.GetExtension(file) == ".yaml" ? word => word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) : word => word;
            return text.Replace("package-id-1", Id, StringComparison.Ordinal)
                .Replace("package-title-1", say(Title), StringComparison.Ordinal)
                .Replace("place-1", say(Place), StringComparison.Ordinal);
        }
    }
}
