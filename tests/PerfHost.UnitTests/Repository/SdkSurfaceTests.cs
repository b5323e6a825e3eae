using System.Reflection;
using System.Text;
using PerfHost.Sdk;
using PerfHost.Sdk.Testing;

namespace PerfHost.UnitTests.Repository;

/// <summary>
/// The public surface of the Sdk and of its test kit, approved as text. When it changes on purpose, copy the printed file over the approved
/// one and say in the commit why plugins may have to change.
/// </summary>
public class SdkSurfaceTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Theory]
    [InlineData("Sdk", typeof(IIndicatorType))]
    [InlineData("SdkTesting", typeof(PackageHost))]
    public void Sdk_Surface_IsTheApprovedOne(string name, Type member)
    {
        var approved = Path.Combine(SharedData.Repository, "tests", "PerfHost.UnitTests", "Repository", $"{name}Surface.approved.txt");
        var received = Path.Combine(AppContext.BaseDirectory, $"{name}Surface.received.txt");
        var surface = Print(member.Assembly);
        File.WriteAllText(received, surface);

        Assert.True(File.ReadAllText(approved).ReplaceLineEndings("\n") == surface, $"The public surface changed. Compare {approved} with {received}.");
    }

    private static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Kind(type)).Append(' ').Append(Name(type));
            var bases = (type.BaseType is { } parent && parent != typeof(object) && !type.IsValueType && !type.IsEnum ? [parent] : Array.Empty<Type>())
                .Concat(type.IsEnum ? [] : type.GetInterfaces()).Select(Name).Order(StringComparer.Ordinal).ToArray();
            text.Append(bases.Length > 0 ? $" : {string.Join(", ", bases)}" : "").Append('\n');
            foreach (var member in type.GetMembers(Declared).Where(Visible).Select(Line).Order(StringComparer.Ordinal))
            {
                text.Append("    ").Append(member).Append('\n');
            }
        }

        return text.ToString();
    }

    private static bool Visible(MemberInfo member) => member switch
    {
        MethodBase method => Open(method),
        PropertyInfo property => property.GetAccessors(true).Any(Open),
        FieldInfo field => field.IsPublic,
        _ => false,
    } && member is not MethodInfo { IsSpecialName: true, Name: ['g' or 's', 'e', 't', '_', ..] } && member.Name != "value__" && !member.Name.Contains('$', StringComparison.Ordinal);

    private static bool Open(MethodBase method) => method.IsPublic || method.IsFamily;

    private static string Line(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{(method.IsStatic ? "static " : method.IsAbstract ? "abstract " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property => $"{(property.GetAccessors(true)[0].IsStatic ? "static " : "")}{Name(property.PropertyType)} {property.Name} {{ get;{(property.SetMethod is { } set && Open(set) ? " init;" : "")} }}",
        FieldInfo { IsLiteral: true } field => $"{field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        _ => member.ToString()!,
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
        $"{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "null"}" : "")}"));

    private static string Kind(Type type) => type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : type is { IsAbstract: true, IsSealed: true } ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";

    private static string Name(Type type) => !type.IsGenericType ? type.Name
        : Nullable.GetUnderlyingType(type) is { } inner ? $"{Name(inner)}?"
        : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
}
