using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PerfHost.Yaml;

/// <summary>Hands on what a parser finds, until it nests too deeply or refers to what stands elsewhere. The parser itself keeps its levels in a list, not on the stack.</summary>
internal sealed class BoundedParser(IParser inner) : IParser
{
    /// <summary>How deep lists and groups may lie in one another. The deepest file of ours, a scheme, has six levels.</summary>
    public const int MaxDepth = 32;

    private int _depth;

    /// <inheritdoc/>
    public ParsingEvent? Current => inner.Current;

    /// <summary>How far it has come.</summary>
    public Mark At => inner.Current?.Start ?? new Mark(0, 1, 1);

    /// <inheritdoc/>
    public bool MoveNext()
    {
        if (!inner.MoveNext())
        {
            return false;
        }

        _depth += Current switch
        {
            MappingStart or SequenceStart => 1,
            MappingEnd or SequenceEnd => -1,
            _ => 0,
        };
        return _depth > MaxDepth ? throw Refusal($"嵌套超过 {MaxDepth} 层。")
            // A few lines of aliases of aliases stand for more than any machine holds, and one that contains itself has no end.
            : Current is AnchorAlias alias ? throw Refusal($"不能使用别名“*{alias.Value}”，请把内容写在用到它的地方。")
            : true;
    }

    private YamlTextException Refusal(string problem) => new(At.Line, At.Column, problem);
}
