using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PerfHost.Scripting;
using PerfHost.Scripting.Compilation;
using PerfHost.Scripting.Editing;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Scripting.Editing;

/// <summary>What an editor makes of a rule: the same steps as OmniSharp, which parses the list as a script's command line.</summary>
public sealed class EditorFolderTests : IDisposable
{
    private static readonly string[] Vocabulary = ["Target", "Actual", "Weight", "AsOf", "Parameter", "Step", "Subjects", "Add", "Propose", "Score"];
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Rules { get; } = new(Directory.GetFiles(Path.Combine(SharedData.Repository, "plugins"), "*.csx", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal))
        .Concat(Directory.GetFiles(Path.Combine(SharedData.Repository, "tests", "PerfHost.UnitTests", "Scripting", "LegalRules"), "*.csx", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(SharedData.Repository, file)));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Write_ThenARuleInAnEditor_HasNoErrors(string file)
    {
        EditorFolder.Write(_folder.Path);

        Assert.Empty(Errors(Open(File.ReadAllText(Path.Combine(SharedData.Repository, file)))));
    }

    [Fact]
    public void Write_ThenAWrongName_IsUnderlined() =>
        Assert.Contains("CS0103", Errors(Open("EditorFolder", "return Weigth * Actual / Target;")).Select(error => error.Id));

    [Fact]
    public void Write_ThenCompletion_OffersTheVocabularyWithItsMeaning()
    {
        var compilation = Open("Write", "return Weight;");
        var model = compilation.GetSemanticModel(compilation.SyntaxTrees.Single());

        var offered = model.LookupSymbols("return ".Length);

        Assert.Equal(Vocabulary, Vocabulary.Where(word => offered.Any(symbol => symbol.Name == word)));
        var documentation = File.ReadAllText(Path.Combine(_folder.Path, ".perfhost", "PerfHost.Rules.Vocabulary.xml"));
        Assert.Contains("本项分值", documentation, StringComparison.Ordinal);
        Assert.All(Enum.GetValues<RuleKind>().SelectMany(RuleTemplate.Declared), name => Assert.NotNull(VocabularyWords.Of(name.Word)));
    }

    [Fact]
    public void Write_FilesOfTheAuthor_AreLeftAlone()
    {
        File.WriteAllText(_folder["omnisharp.json"], "{}");

        var files = EditorFolder.Write(_folder.Path);

        Assert.Equal([".vscode/settings.json"], files.Written);
        Assert.Equal("omnisharp.json", Assert.Single(files.Left).File);
        Assert.Contains("rspFilePath", files.Left[0].Text, StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(_folder["omnisharp.json"]));
    }

    [Fact]
    public void Write_Twice_WritesTheSame()
    {
        var first = EditorFolder.Write(_folder.Path);

        var again = EditorFolder.Write(_folder.Path);

        Assert.Equal(first.Written, again.Written);
        Assert.Empty(again.Left);
    }

    public void Dispose() => _folder.Dispose();

    private CSharpCompilation Open(string _, string text)
    {
        EditorFolder.Write(_folder.Path);
        return Open(text);
    }

    private CSharpCompilation Open(string text)
    {
        var line = CSharpCommandLineParser.Script.Parse([$"@{Path.Combine(_folder.Path, ".perfhost", "rules.rsp")}"], _folder.Path, null);
        Assert.Empty(line.Errors);
        return CSharpCompilation.CreateScriptCompilation(
            "rule", CSharpSyntaxTree.ParseText(text, new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script)),
            [.. RuleReferences.All, .. line.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference)).Where(reference => !reference.FilePath!.EndsWith("PerfHost.Sdk.dll", StringComparison.Ordinal))],
            line.CompilationOptions.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
    }

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation) => compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error);
}
