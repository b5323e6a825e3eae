namespace PerfHost.Engine.Evaluation;

/// <summary>The extensions of all loaded packages. Immutable; a swap of packages makes a new set.</summary>
public sealed class ExtensionSet
{
    private const int MostNamed = 5;
    private readonly SortedDictionary<string, List<BoundExtension>> _byKey = new(StringComparer.Ordinal);

    /// <summary>Takes the extensions of all loaded packages.</summary>
    /// <param name="extensions">In any order.</param>
    public ExtensionSet(IEnumerable<BoundExtension> extensions)
    {
        ArgumentNullException.ThrowIfNull(extensions);
        foreach (var extension in extensions)
        {
            if (!_byKey.TryGetValue(extension.Extension.Key, out var list))
            {
                _byKey.Add(extension.Extension.Key, list = []);
            }

            list.Add(extension);
        }
    }

    private IEnumerable<BoundExtension> All => _byKey.Values.SelectMany(list => list);

    /// <summary>The same with other extensions in the place of those of a package.</summary>
    /// <param name="package">The package's id.</param>
    /// <param name="extensions">What it would bring.</param>
    public ExtensionSet With(string package, IEnumerable<BoundExtension> extensions) => new(All.Where(bound => bound.Package != package).Concat(extensions));

    /// <summary>Finds an extension: first in the scheme's own package, then in the only other package that has it.</summary>
    /// <typeparam name="T">The contract.</typeparam>
    /// <param name="name">A key, or <c>package/key</c> where several packages have it.</param>
    /// <param name="package">The package of the scheme that asks.</param>
    /// <param name="found">The extension, when this returns null.</param>
    /// <returns>Null when found; else what is wrong, in Chinese.</returns>
    public string? Find<T>(string name, string package, out BoundExtension? found)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(name);
        var slash = name.IndexOf('/', StringComparison.Ordinal);
        var key = slash < 0 ? name : name[(slash + 1)..];
        var owner = slash < 0 ? null : name[..slash];
        var candidates = _byKey.GetValueOrDefault(key)?.Where(bound => bound.Extension.Implementation is T && (owner is null || bound.Package == owner)).ToArray() ?? [];
        found = Array.Find(candidates, bound => bound.Package == package) ?? (candidates.Length == 1 ? candidates[0] : null);
        return found is not null ? null
            : candidates.Length == 0 ? $"没有已装载的{ContractTitle.Of(typeof(T))}“{name}”。请安装提供它的插件包，或改正拼写。{Existing<T>(key, owner)}"
            : $"多个插件包都有“{key}”：{string.Join("、", candidates.Select(bound => bound.Package))}。请在方案中写明“包/{key}”。";
    }

    /// <summary>The keys that may have been meant: those of the package that was named, when it has any.</summary>
    private string Existing<T>(string key, string? owner)
    {
        var all = All.Where(bound => bound.Extension.Implementation is T).ToArray();
        var owned = Array.FindAll(all, bound => bound.Package == owner);
        var nearest = KeySpelling.Nearest(key, (owned.Length > 0 ? owned : all).Select(bound => bound.Extension.Key));
        return nearest.Count == 0 ? "" : $"现有：{string.Join('、', nearest.Take(MostNamed).Select(known => owned.Length > 0 ? $"{owner}/{known}" : known))}{(nearest.Count > MostNamed ? " 等" : "")}。";
    }
}
