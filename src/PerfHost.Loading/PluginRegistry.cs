using PerfHost.Sdk;

namespace PerfHost.Loading;

/// <summary>Collects what a package brings, each key and contract once.</summary>
internal sealed class PluginRegistry : IPluginRegistry
{
    private readonly List<Extension> _extensions = [];
    private readonly HashSet<(Type Contract, string Key)> _taken = [];

    public IReadOnlyList<Extension> Extensions => _extensions;

    public void Add(Extension extension)
    {
        ArgumentNullException.ThrowIfNull(extension);
        var contracts = LoadedExtension.ContractsOf(extension.Implementation);
        if (contracts.Count > 1)
        {
            // The host stands before each and keeps account of how it does: one class, one task.
            throw new ArgumentException($"“{extension.Key}”的类 {extension.Implementation.GetType().Name} 同时实现了 {string.Join('、', contracts.Select(contract => contract.Name))}。请分成几个类，各登记一次。", nameof(extension));
        }

        foreach (var contract in contracts)
        {
            if (!_taken.Add((contract, extension.Key)))
            {
                throw new ArgumentException($"“{extension.Key}”（{contract.Name}）在这个程序包里登记了两次，请换一个键。", nameof(extension));
            }
        }

        _extensions.Add(extension);
    }
}
