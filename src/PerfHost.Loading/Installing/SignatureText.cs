using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Text.RegularExpressions;

namespace PerfHost.Loading.Installing;

/// <summary>
/// Writes signatures as text, so that those of two assemblies can be compared. Types go by their full names without
/// their assemblies: what one assembly finds in a facade, another finds in the runtime itself.
/// </summary>
internal sealed partial class SignatureText : ISignatureTypeProvider<string, object?>
{
    public static readonly SignatureText Instance = new();

    /// <summary>The parameters of a method for a reader: <c>(String, List&lt;Int32&gt;)</c>; empty for a field.</summary>
    public static string Parameters(string signature) =>
        signature.IndexOf('(', StringComparison.Ordinal) is >= 0 and var start ? Detail().Replace(signature[start..], string.Empty).Replace(",", ", ", StringComparison.Ordinal) : string.Empty;

    public static string Of(MethodSignature<string> method) =>
        $"{(method.Header.IsInstance ? "instance " : string.Empty)}{method.ReturnType}`{method.GenericParameterCount}({string.Join(',', method.ParameterTypes)})";

    public string GetPrimitiveType(PrimitiveTypeCode typeCode) => $"System.{typeCode}";

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeDefinition(handle);
        return type.GetDeclaringType() is { IsNil: false } outer
            ? $"{GetTypeFromDefinition(reader, outer, rawTypeKind)}+{reader.GetString(type.Name)}"
            : Full(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, rawTypeKind)}+{reader.GetString(type.Name)}"
            : Full(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) =>
        reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> typeArguments) => $"{genericType}<{string.Join(',', typeArguments)}>";

    public string GetGenericMethodParameter(object? genericContext, int index) => $"!!{index}";

    public string GetGenericTypeParameter(object? genericContext, int index) => $"!{index}";

    public string GetArrayType(string elementType, ArrayShape shape) => $"{elementType}[{new string(',', shape.Rank - 1)}]";

    public string GetSZArrayType(string elementType) => $"{elementType}[]";

    public string GetByReferenceType(string elementType) => $"{elementType}&";

    public string GetPointerType(string elementType) => $"{elementType}*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => $"method {Of(signature)}";

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => isRequired ? $"{unmodifiedType} modreq({modifier})" : unmodifiedType;

    [GeneratedRegex(@"\w+\.|`[0-9]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Detail();

    private static string Full(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
