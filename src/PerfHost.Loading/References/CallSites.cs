using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace PerfHost.Loading.References;

/// <summary>Which method of a DLL refers to which member, read from its code without loading it.</summary>
internal static class CallSites
{
    private const int Prefix = 0xFE;
    private const int Switch = -1;
    private static readonly Dictionary<int, (int Size, bool IsMethod)> Operands = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value & 0xFFFF, code => (Size(code.OperandType), code.OperandType == OperandType.InlineMethod));

    /// <summary>The members referred to, each with the method that does.</summary>
    /// <param name="portable">The DLL.</param>
    /// <param name="metadata">Its metadata.</param>
    public static IEnumerable<(MemberReferenceHandle Member, MethodDefinition Caller)> Of(PEReader portable, MetadataReader metadata)
    {
        foreach (var handle in metadata.MethodDefinitions)
        {
            var method = metadata.GetMethodDefinition(handle);
            if (method.RelativeVirtualAddress == 0 || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL)
            {
                continue;
            }

            foreach (var token in Methods(portable.GetMethodBody(method.RelativeVirtualAddress).GetILBytes() ?? []))
            {
                if (Member(metadata, token) is { } member)
                {
                    yield return (member, method);
                }
            }
        }
    }

    /// <summary>A method as <c>Type.Method</c>; a lambda stands for the method it is written in.</summary>
    /// <param name="metadata">The metadata of its DLL.</param>
    /// <param name="method">The method.</param>
    public static string NameOf(MetadataReader metadata, MethodDefinition method)
    {
        var type = metadata.GetTypeDefinition(method.GetDeclaringType());
        var written = Written(metadata.GetString(method.Name));
        while (metadata.GetString(type.Name) is ['<', ..] name && !type.GetDeclaringType().IsNil)
        {
            written = Written(name) is { Length: > 0 } outer ? outer : written;
            type = metadata.GetTypeDefinition(type.GetDeclaringType());
        }

        return $"{metadata.GetString(type.Name)}.{written}";
    }

    private static IEnumerable<int> Methods(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == Prefix && at + 1 < code.Length ? (code[at] << 8) | code[at + 1] : code[at];
            at += value > byte.MaxValue ? 2 : 1;
            if (!Operands.TryGetValue(value, out var operand) || at + Math.Max(operand.Size, 0) > code.Length)
            {
                // Not code that this runtime knows: what was found so far has to do.
                yield break;
            }

            if (operand.IsMethod)
            {
                yield return BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at));
            }

            at += operand.Size != Switch ? operand.Size
                : at + 4 <= code.Length ? 4 + (4 * Math.Max(0, BinaryPrimitives.ReadInt32LittleEndian(code.AsSpan(at))))
                : code.Length;
        }
    }

    private static MemberReferenceHandle? Member(MetadataReader metadata, int token)
    {
        try
        {
            var handle = MetadataTokens.EntityHandle(token);
            var method = handle.Kind == HandleKind.MethodSpecification ? metadata.GetMethodSpecification((MethodSpecificationHandle)handle).Method : handle;
            return method.Kind == HandleKind.MemberReference ? (MemberReferenceHandle)method : null;
        }
        catch (Exception error) when (error is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    /// <summary>A compiler names what it makes of a method after it: <c>&lt;Register&gt;b__0</c>, and of that again: <c>&lt;&lt;Register&gt;b__0&gt;d</c>.</summary>
    private static string Written(string name) => name is ['<', ..] && name.IndexOf('>', StringComparison.Ordinal) is > 0 and var end ? name[..end].TrimStart('<') : name;

    private static int Size(OperandType type) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => Switch,
        _ => 4,
    };
}
