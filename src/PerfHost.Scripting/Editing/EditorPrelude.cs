using System.Text;
using PerfHost.Scripting.Compilation;

namespace PerfHost.Scripting.Editing;

/// <summary>
/// The names that rules of a kind use without declaring them, as a script that editors load: there they complete, explain
/// themselves and are checked. Made from the same declarations as the code around a rule; never run.
/// </summary>
internal static class EditorPrelude
{
    /// <summary>The script of a kind.</summary>
    /// <param name="kind">The kind of the rules.</param>
    public static string Of(RuleKind kind)
    {
        var text = new StringBuilder();
        foreach (var (word, declaration) in RuleTemplate.Declared(kind))
        {
            text.Append("/// <summary>").Append(VocabularyWords.Of(word)).Append("</summary>\n").Append(WithoutBody(declaration)).Append('\n');
        }

        return text.ToString();
    }

    private static string WithoutBody(string declaration)
    {
        var attributes = declaration.StartsWith('[') ? declaration.IndexOf(']', StringComparison.Ordinal) + 1 : 0;
        var body = ((string[])[") =>", ") {"]).Select(start => declaration.IndexOf(start, StringComparison.Ordinal)).FirstOrDefault(start => start >= 0, -1);
        return body >= 0
            ? $"{declaration[attributes..(body + 1)].TrimStart()} => throw new NotSupportedException();"
            : $"{declaration[..declaration.IndexOf(" = ", StringComparison.Ordinal)]};";
    }
}
