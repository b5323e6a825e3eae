using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PerfHost.Scripting;
using PerfHost.Scripting.Editing;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Scripting.Editing;

/// <summary>What an editor makes of a rule: the same steps as OmniSharp, which parses the list as a script's command line.</summary>
public sealed class EditorFolderTests : IDisposable
{
    private static readonly string[] Vocabulary = ["Measurement", "Target", "Actual", "Weight", "AsOf", "Parameter", "Step", "Score", "Math"];
    private static readonly MetadataReference[] Platform = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(file => Path.GetFileName(file) is "System.Private.CoreLib.dll" or "System.Runtime.dll" or "System.Collections.dll" or "System.Linq.dll")
        .Select(file => MetadataReference.CreateFromFile(file))];

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Rules { get; } = new(Directory.GetFiles(Path.Combine(SharedData.Repository, "plugins"), "*.csx", SearchOption.AllDirectories)
        .Concat(Directory.GetFiles(Path.Combine(SharedData.Repository, "tests", "PerfHost.UnitTests", "Scripting", "LegalRules"), "*.csx", SearchOption.AllDirectories))
        .Select(file => Path.GetRelativePath(SharedData.Repository, file)).Where(file => !file.Split('/').Any(part => part is "bin" or "obj" or "lib")));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Write_ThenARuleWithTheLine_HasNoErrorsInAnEditorAndCompilesAsBefore(string file)
    {
        var bytes = File.ReadAllBytes(Path.Combine(SharedData.Repository, file));
        var plain = RuleText.Read("rules/" + Path.GetFileName(file), bytes);
        var text = EditorLine.AddTo(plain.Text, plain.Kind);

        // CS9174: to an editor a script returns an object, which `return […]` cannot make; the host knows the rule's kind.
        Assert.DoesNotContain(Errors(Open(text)), error => error.Id != "CS9174" || plain.Kind == RuleKind.Indicator);
        using var rules = new RuleCompiler(null).Load("test", [RuleText.Read(plain.File, System.Text.Encoding.UTF8.GetBytes(text))]);
        Assert.Equal(plain.Header.Title, Assert.Single(rules.Rules).Header.Title);
    }

    [Fact]
    public void Write_ThenAWrongName_IsUnderlined() =>
        Assert.Contains("CS0103", Errors(Open(EditorLine.AddTo("return Weigth * Actual / Target;", RuleKind.Indicator))).Select(error => error.Id));

    [Fact]
    public void Write_ThenCompletion_OffersTheVocabularyWithItsMeaning()
    {
        var compilation = Open(EditorLine.AddTo("return Weight;", RuleKind.Indicator));
        var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath.EndsWith("rule.csx", StringComparison.Ordinal));

        var offered = compilation.GetSemanticModel(tree).LookupSymbols(tree.Length - "Weight;".Length);

        Assert.Equal(Vocabulary, Vocabulary.Where(word => offered.Any(symbol => symbol.Name == word)));
        Assert.Contains("本项分值", offered.First(symbol => symbol.Name == "Weight").GetDocumentationCommentXml(cancellationToken: TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.All(Enum.GetValues<RuleKind>(), kind => Assert.DoesNotContain("<summary></summary>", File.ReadAllText(_folder[$".perfhost/{kind.ToString().ToLowerInvariant()}.csx"]), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#load \"../.perfhost/method.csx\"\nreturn Weight;")]
    [InlineData("#load \"../.perfhost/../evil.csx\"\nreturn Weight;")]
    [InlineData("var one = 1;\n#load \"../.perfhost/indicator.csx\"\nreturn Weight;")]
    public void OtherLines_StayRefused(string text)
    {
        var refused = Assert.Throws<RulesRefusedException>(() => new RuleCompiler(null).Load("test", [RuleText.Read("rules/a.indicator.csx", System.Text.Encoding.UTF8.GetBytes("// title: 规则\n// source: 本方案约定\n" + text))]));

        Assert.Contains("rule/directive", refused.Problems.Select(problem => problem.Code));
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

    private CSharpCompilation Open(string text)
    {
        EditorFolder.Write(_folder.Path);
        var line = CSharpCommandLineParser.Script.Parse([$"@{_folder[".perfhost/rules.rsp"]}"], _folder.Path, null);
        Assert.Empty(line.Errors);
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse, SourceCodeKind.Script);
        return CSharpCompilation.CreateScriptCompilation(
            "rule", CSharpSyntaxTree.ParseText(text, options, path: _folder["rules/rule.csx"]),
            [.. Platform, .. line.MetadataReferences.Select(reference => MetadataReference.CreateFromFile(reference.Reference))],
            line.CompilationOptions.WithOutputKind(OutputKind.DynamicallyLinkedLibrary).WithSourceReferenceResolver(new SourceFileResolver([], null)));
    }

    private static IEnumerable<Diagnostic> Errors(CSharpCompilation compilation) => compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error);
}
