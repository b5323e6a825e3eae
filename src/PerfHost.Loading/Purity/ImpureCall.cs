namespace PerfHost.Loading.Purity;

/// <summary>A call by which a rule would come to know more than it is given. Immutable.</summary>
/// <param name="What">What is called, in Chinese.</param>
/// <param name="Caller">The method that calls it, as <c>Type.Method</c>.</param>
/// <param name="Instead">What to do instead, in Chinese.</param>
/// <param name="File">The DLL within the package, for example <c>lib/MyCity.dll</c>.</param>
public sealed record ImpureCall(string What, string Caller, string Instead, string File)
{
    /// <summary>What is called and where.</summary>
    public override string ToString() => $"{What}，见 {Caller}";
}
