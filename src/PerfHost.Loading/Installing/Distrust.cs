namespace PerfHost.Loading.Installing;

/// <summary>Why an installed version must not be loaded any more.</summary>
/// <param name="Reason">In Chinese, without a full stop: it was called back, or its files were changed.</param>
/// <param name="NextStep">In Chinese, one sentence: what an administrator does about it.</param>
public sealed record Distrust(string Reason, string NextStep)
{
    /// <summary>What is said of it where it would have been loaded.</summary>
    public string NotLoaded => $"{Reason}，没有装载。{NextStep}";
}
