namespace PerfHost.Loading.Unloading;

/// <summary>What became of a package's memory after it was unloaded. Immutable.</summary>
/// <param name="Package">Id and version.</param>
/// <param name="IsGone">True when the runtime gave the context back.</param>
/// <param name="Suspects">
/// What in the package's DLLs is known to hold a context, in ordinal order; empty when it is gone, or when nothing known
/// was found. A suspicion, not a proof: it is read from what the code refers to.
/// </param>
public sealed record UnloadVerdict(string Package, bool IsGone, IReadOnlyList<string> Suspects)
{
    /// <summary>One Chinese sentence for administrators.</summary>
    public override string ToString() => IsGone ? $"{Package} 已完全卸载。"
        : Suspects.Count > 0 ? $"{Package} 未能卸载，可能被占用：{string.Join('；', Suspects)}。请联系发布单位改正；重启服务可释放。"
        : $"{Package} 未能卸载，原因不明：可能仍有计算在运行。稍后再看；重启服务可释放。";
}
