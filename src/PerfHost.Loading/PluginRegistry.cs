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
        foreach (var contract in LoadedExtension.ContractsOf(extension.Implementation))
        {
            if (!_taken.Add((contract, extension.Key)))
            {
                throw new ArgumentException($"“{extension.Key}”（{contract.Name}）在这个程序包里登记了两次，请换一个键。", nameof(extension));
            }
        }

        _extensions.Add(extension);
    }
}
