using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PerfHost.Scripting.Compilation;

namespace PerfHost.Scripting.Editing;

/// <summary>
/// The names that rules use without declaring them, as an assembly for editors: imported statically, they complete, explain
/// themselves and are checked in a <c>.csx</c> file like in any other. Made from the same declarations as the code around a rule.
/// </summary>
public static class RuleVocabulary
{
    /// <summary>The full name of the type to import.</summary>
    public const string TypeName = "PerfHost.Rules.Vocabulary";

    /// <summary>The name of the assembly.</summary>
    public const string AssemblyName = "PerfHost.Rules.Vocabulary";

    /// <summary>Writes the assembly and its documentation.</summary>
    /// <param name="assembly">Where the assembly goes; not closed.</param>
    /// <param name="documentation">Where the documentation goes, as XML; not closed.</param>
    public static void Write(Stream assembly, Stream documentation)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        ArgumentNullException.ThrowIfNull(documentation);
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Parse);
        var compilation = CSharpCompilation.Create(
            AssemblyName, [CSharpSyntaxTree.ParseText(Source(), options), CSharpSyntaxTree.ParseText(RuleTemplate.Recording, options)],
            RuleReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        var result = compilation.Emit(assembly, xmlDocumentationStream: documentation);
        if (!result.Success)
        {
            throw new InvalidOperationException(string.Join(Environment.NewLine, result.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)));
        }
    }

    private static string Source()
    {
        var text = new StringBuilder("using System; using System.Collections.Generic; using System.Linq; using PerfHost.Sdk;\nnamespace PerfHost.Rules\n{\npublic static class Vocabulary\n{\n");

        // Where kinds share a name the first kind's declaration stands for all: an editor does not know a file's kind.
        foreach (var (word, declaration) in Enum.GetValues<RuleKind>().SelectMany(RuleTemplate.Declared).DistinctBy(name => name.Word, StringComparer.Ordinal))
        {
            text.Append("/// <summary>").Append(VocabularyWords.Of(word)).Append("</summary>\n").Append(Static(declaration)).Append('\n');
        }

        return text.Append("}\n}\n").ToString();
    }

    /// <summary>A local becomes a field, a local function a method; its attributes stay in front.</summary>
    private static string Static(string declaration)
    {
        var attributes = declaration.StartsWith('[') ? declaration.IndexOf(']', StringComparison.Ordinal) + 1 : 0;
        return $"{declaration[..attributes]} public static {declaration[attributes..]}";
    }
}
