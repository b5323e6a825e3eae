using System.Text;
using System.Text.Json;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Editing;

/// <summary>
/// Makes an ordinary editor understand the rules of a folder: OmniSharp, which serves VS Code, Vim, Emacs and others, reads
/// <c>omnisharp.json</c> and from it the references and imports of <c>.csx</c> files; <see cref="EditorLine"/> does the rest.
/// </summary>
public static class EditorFolder
{
    /// <summary>The folder, inside the author's, of what only editors read.</summary>
    internal const string Hidden = ".perfhost";

    private const string Responses = "rules.rsp";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes what the editor reads. Files of the author that say something else are left as they are.</summary>
    /// <param name="folder">The folder that is opened in the editor; it holds <c>rules/</c>.</param>
    /// <returns>The files written, and those left alone with what they should contain.</returns>
    public static EditorFiles Write(string folder)
    {
        var hidden = Directory.CreateDirectory(Path.Combine(folder, Hidden)).FullName;
        File.WriteAllText(Path.Combine(hidden, ".gitignore"), "*\n");
        var sdk = typeof(Measurement).Assembly.Location;
        foreach (var file in (string[])[sdk, Path.ChangeExtension(sdk, ".xml")])
        {
            File.Copy(file, Path.Combine(hidden, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var kind in Enum.GetValues<RuleKind>())
        {
            File.WriteAllText(Path.Combine(hidden, EditorLine.Name(kind)), EditorPrelude.Of(kind), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        string[] imports = ["System", "System.Collections.Generic", "System.Linq", "PerfHost.Sdk"];
        File.WriteAllLines(Path.Combine(hidden, Responses), [$"/r:\"{Path.Combine(hidden, Path.GetFileName(sdk))}\"", .. imports.Select(import => $"/u:{import}")]);

        var (written, left) = (new List<string>(), new List<(string, string)>());
        Settle(folder, "omnisharp.json", new { script = new { enabled = true, defaultTargetFramework = "net10.0", enableScriptNuGetReferences = false, rspFilePath = $"./{Hidden}/{Responses}" } }, written, left);
        Settle(folder, ".vscode/settings.json", new Dictionary<string, object> { ["dotnet.server.useOmnisharp"] = true }, written, left);
        return new EditorFiles(written, left);
    }

    private static void Settle(string folder, string file, object settings, List<string> written, List<(string, string)> left)
    {
        var path = Path.Combine(folder, file);
        var text = JsonSerializer.Serialize(settings, Indented) + "\n";
        if (File.Exists(path) && File.ReadAllText(path) != text)
        {
            left.Add((file, text));
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        written.Add(file);
    }
}

/// <summary>What was written for an editor.</summary>
/// <param name="Written">The files, relative to the folder.</param>
/// <param name="Left">The author's own files that were left as they are, and what they should contain besides.</param>
public sealed record EditorFiles(IReadOnlyList<string> Written, IReadOnlyList<(string File, string Text)> Left);
