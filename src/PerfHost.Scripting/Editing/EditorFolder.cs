using System.Text;
using System.Text.Json;
using PerfHost.Sdk;

namespace PerfHost.Scripting.Editing;

/// <summary>
/// Makes an ordinary editor understand the rules of a folder: OmniSharp, which serves VS Code, Vim, Emacs and others, reads
/// <c>omnisharp.json</c> and from it a list of references and imports for <c>.csx</c> files.
/// </summary>
public static class EditorFolder
{
    private const string Hidden = ".perfhost";
    private const string Responses = $"{Hidden}/rules.rsp";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Writes what the editor reads. Files of the author that say something else are left as they are.</summary>
    /// <param name="folder">The folder that is opened in the editor; the package's, usually.</param>
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

        var vocabulary = Path.Combine(hidden, RuleVocabulary.AssemblyName + ".dll");
        using (var assembly = File.Create(vocabulary))
        using (var documentation = File.Create(Path.ChangeExtension(vocabulary, ".xml")))
        {
            RuleVocabulary.Write(assembly, documentation);
        }

        string[] imports = ["System", "System.Collections.Generic", "System.Linq", "PerfHost.Sdk", RuleVocabulary.TypeName];
        File.WriteAllLines(
            Path.Combine(hidden, Path.GetFileName(Responses)),
            [$"/r:\"{Path.Combine(hidden, Path.GetFileName(sdk))}\"", $"/r:\"{vocabulary}\"", .. imports.Select(import => $"/u:{import}")],
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

        var (written, left) = (new List<string>(), new List<(string, string)>());
        Settle(folder, "omnisharp.json", JsonSerializer.Serialize(new { script = new { enabled = true, defaultTargetFramework = "net10.0", enableScriptNuGetReferences = false, rspFilePath = "./" + Responses } }, Indented), written, left);
        Settle(folder, ".vscode/settings.json", JsonSerializer.Serialize(new Dictionary<string, object> { ["dotnet.server.useOmnisharp"] = true }, Indented), written, left);
        return new EditorFiles(written, left);
    }

    private static void Settle(string folder, string file, string text, List<string> written, List<(string, string)> left)
    {
        var path = Path.Combine(folder, file);
        text += "\n";
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
