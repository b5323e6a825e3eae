using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Yaml;

/// <summary>
/// The one place that reads YAML, whoever wrote it. Size, depth and aliases are bounded before a tree is built: building
/// and walking one goes a level deeper for every bracket, and a stack that overflows ends the whole process.
/// A source file that each project with YAML compiles for itself, plugins included, since those refer to the Sdk alone.
/// </summary>
internal static class YamlText
{
    /// <summary>The longest text, in characters.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Reads the documents of a text.</summary>
    /// <param name="yaml">The text.</param>
    /// <exception cref="YamlTextException">It is no YAML, or beyond a limit; says where.</exception>
    public static IList<YamlDocument> Read(string yaml)
    {
        if (yaml.Length > MaxLength)
        {
            throw new YamlTextException(1, 1, $"文件有 {yaml.Length} 个字符，至多 {MaxLength} 个。请拆成几个文件。");
        }

        var stream = new YamlStream();
        var parser = new BoundedParser(new Parser(new StringReader(yaml)));
        try
        {
            stream.Load(parser);
            return stream.Documents;
        }
        catch (YamlException error)
        {
            throw new YamlTextException(error.Start.Line, error.Start.Column, NotYaml(error.InnerException ?? error));
        }
        catch (InvalidOperationException error)
        {
            // The scanner lets some unclosed brackets out as this.
            throw new YamlTextException(parser.At.Line, parser.At.Column, NotYaml(error));
        }
    }

    private static string NotYaml(Exception error) => $"不是正确的 YAML。请检查缩进、冒号后的空格和引号（解析器：{error.Message}）。";
}
