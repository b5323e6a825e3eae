using PerfHost.Sdk;

namespace PerfHost.Loading;

/// <summary>An extension and where it came from, for explanations and faults.</summary>
/// <param name="Extension">The implementation under its key and title.</param>
/// <param name="PackageId">The package that brought it.</param>
/// <param name="PackageVersion">That package's version.</param>
/// <param name="Origin">File and line of a rule (<c>rules/reverse-ratio.indicator.csx:5</c>), or the full name of a DLL's type.</param>
/// <param name="Source">The document a rule names as its source (文号), or 本方案约定; null for types of a DLL.</param>
public sealed record LoadedExtension(Extension Extension, string PackageId, string PackageVersion, string Origin, string? Source)
{
    /// <summary>The contracts it can be used under, usually one.</summary>
    public IReadOnlyList<Type> Contracts { get; } = ContractsOf(Extension.Implementation);

    /// <summary>The contracts that an implementation fulfils.</summary>
    /// <param name="implementation">See <see cref="Sdk.Extension.Implementation"/>.</param>
    internal static IReadOnlyList<Type> ContractsOf(object implementation)
    {
        ReadOnlySpan<Type> all = [typeof(IIndicatorType), typeof(IEvaluationMethod), typeof(IResultPolicy), typeof(IDataSource)];
        var contracts = new List<Type>(1);
        foreach (var contract in all)
        {
            if (contract.IsInstanceOfType(implementation))
            {
                contracts.Add(contract);
            }
        }

        return contracts;
    }
}
