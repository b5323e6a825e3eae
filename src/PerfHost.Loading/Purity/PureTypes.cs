using System.Reflection.Metadata;

namespace PerfHost.Loading.Purity;

/// <summary>Which types of a DLL implement which contracts of the Sdk, read from metadata.</summary>
/// <param name="metadata">The metadata of the DLL.</param>
internal sealed class PureTypes(MetadataReader metadata)
{
    private const string Sdk = "PerfHost.Sdk";
    private static readonly string[] Pure = ["IIndicatorType", "IEvaluationMethod", "IResultPolicy", "ITracedScorer", "IColumnScorer"];

    /// <summary>Whether the DLL was made against the Sdk; a private library was not.</summary>
    public bool IsPlugin => metadata.AssemblyReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetAssemblyReference(handle).Name, Sdk));

    /// <summary>Whether it brings a data source, which is there to look at the world.</summary>
    public bool HasSource => metadata.TypeDefinitions.Any(type => Implements(type, ["IDataSource"]));

    /// <summary>Whether a type, or one that it is written in, is a rule. What a compiler makes of lambdas and async methods is nested in their type.</summary>
    /// <param name="type">The type; nil for none.</param>
    public bool IsPure(TypeDefinitionHandle type)
    {
        for (; !type.IsNil; type = metadata.GetTypeDefinition(type).GetDeclaringType())
        {
            if (Implements(type, Pure))
            {
                return true;
            }
        }

        return false;
    }

    private bool Implements(TypeDefinitionHandle handle, string[] contracts)
    {
        // A base class may be the one that implements it; damaged metadata may run in a circle.
        for (var depth = 0; depth < 100; depth++)
        {
            var type = metadata.GetTypeDefinition(handle);
            if (type.GetInterfaceImplementations().Any(implementation => Name(metadata.GetInterfaceImplementation(implementation).Interface) is { } name && contracts.Contains(name, StringComparer.Ordinal)))
            {
                return true;
            }

            if (type.BaseType.Kind != HandleKind.TypeDefinition || type.BaseType.IsNil)
            {
                return false;
            }

            handle = (TypeDefinitionHandle)type.BaseType;
        }

        return false;
    }

    /// <summary>The name of a type of the Sdk; null for any other.</summary>
    private string? Name(EntityHandle handle) =>
        handle.Kind == HandleKind.TypeReference && metadata.GetTypeReference((TypeReferenceHandle)handle) is var type && metadata.StringComparer.Equals(type.Namespace, Sdk)
            ? metadata.GetString(type.Name)
            : null;
}
