using PerfHost.Sdk;

namespace PerfHost.Engine.Evaluation;

/// <summary>An extension with where it came from, as explanations print it.</summary>
/// <param name="Extension">The extension.</param>
/// <param name="Package">The id of its package.</param>
/// <param name="Version">The version of its package.</param>
/// <param name="Origin">The rule file and line, or the type.</param>
/// <param name="Source">The document (文号) it follows; null when it names none.</param>
public sealed record BoundExtension(Extension Extension, string Package, string Version, string Origin, string? Source = null)
{
    /// <summary>Package, version and origin in one line.</summary>
    public override string ToString() => $"{Package} {Version} {Origin}";
}
