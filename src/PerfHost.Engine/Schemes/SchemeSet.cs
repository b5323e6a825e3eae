using PerfHost.Engine.Ledger;

namespace PerfHost.Engine.Schemes;

/// <summary>The schemes of all loaded packages. Immutable.</summary>
/// <param name="schemes">In any order.</param>
public sealed class SchemeSet(IEnumerable<Scheme> schemes)
{
    private readonly Scheme[] _schemes = [.. schemes.OrderBy(scheme => scheme.Id, StringComparer.Ordinal)];

    /// <summary>All schemes in ordinal order of their ids.</summary>
    public IReadOnlyList<Scheme> All => _schemes;

    /// <summary>The scheme of that id; null when none is loaded.</summary>
    /// <param name="id">The id.</param>
    public Scheme? Find(string id) => Array.Find(_schemes, scheme => scheme.Id == id);

    /// <summary>The scheme of that id and text; null when it is not loaded, or its text is another.</summary>
    /// <param name="id">The id.</param>
    /// <param name="hash">The hash of its text.</param>
    public Scheme? Find(string id, Hash hash) => Array.Find(_schemes, scheme => scheme.Id == id && scheme.Hash == hash);

    /// <summary>The scheme made for a place: the one that names it most closely, else the default one.</summary>
    /// <param name="place">The place as printed, from the province down.</param>
    /// <returns>Null when no scheme names the place and none is the default.</returns>
    public Scheme? ForPlace(string place) => _schemes
        .Select(scheme => (Scheme: scheme, Match: scheme.Places.Where(name => place.Contains(name, StringComparison.Ordinal)).Select(name => name.Length).DefaultIfEmpty(0).Max()))
        .Where(candidate => candidate.Match > 0 || candidate.Scheme.IsDefault)
        .OrderByDescending(candidate => candidate.Match)
        .Select(candidate => candidate.Scheme)
        .FirstOrDefault();
}
