using System.Text;

namespace PerfHost.Engine.Explain;

/// <summary>Prints an explanation as an indented tree.</summary>
public static class ExplanationText
{
    /// <summary>Prints the tree, one node a line, each line ended by a line feed.</summary>
    /// <param name="root">The root.</param>
    public static string Print(Explanation root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var text = new StringBuilder();
        text.Append(Line(root)).Append('\n');
        PrintChildren(root, "", text);
        return text.ToString();
    }

    private static void PrintChildren(Explanation node, string indent, StringBuilder text)
    {
        for (var i = 0; i < node.Children.Count; i++)
        {
            var last = i == node.Children.Count - 1;
            text.Append(indent).Append(last ? "└─ " : "├─ ").Append(Line(node.Children[i])).Append('\n');
            PrintChildren(node.Children[i], indent + (last ? "   " : "│  "), text);
        }
    }

    private static string Line(Explanation node)
    {
        var text = new StringBuilder(node.Label);
        if (node.Value.Length > 0)
        {
            text.Append('：').Append(node.Value).Append(node.Unit);
        }

        if (node.Rule is not null)
        {
            text.Append("  〔规则 ").Append(node.Rule).Append('〕');
        }

        if (node.Source is not null)
        {
            text.Append("  〔依据 ").Append(node.Source).Append('〕');
        }

        return text.ToString().ReplaceLineEndings(" ");
    }
}
