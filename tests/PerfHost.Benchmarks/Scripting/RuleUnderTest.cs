using System.Runtime.Loader;
using System.Text;
using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>Rules as the host gets them: from text, and from classes of a DLL in a collectible context.</summary>
internal static class RuleUnderTest
{
    /// <summary>Compiles one indicator rule without a cache.</summary>
    /// <param name="body">Its text without the header.</param>
    public static IIndicatorType Compile(string body) =>
        (IIndicatorType)new RuleCompiler(null).Load("benchmark", [Text(body)]).Rules[0].Extension.Implementation;

    /// <summary>The text of a rule with a header.</summary>
    /// <param name="body">Its text without the header.</param>
    /// <param name="key">Its key.</param>
    public static RuleText Text(string body, string key = "rule") =>
        RuleText.Read($"rules/{key}.indicator.csx", Encoding.UTF8.GetBytes($"// title: 规则\n// source: 本方案约定\n{body}"));

    /// <summary>An instance of a class of this assembly, loaded once more as a package's DLL is.</summary>
    /// <param name="type">The class.</param>
    public static IIndicatorType InCollectibleContext(Type type)
    {
        var context = new AssemblyLoadContext("benchmark", isCollectible: true);
        using var assembly = File.OpenRead(type.Assembly.Location);
        return (IIndicatorType)Activator.CreateInstance(context.LoadFromStream(assembly).GetType(type.FullName!, throwOnError: true)!)!;
    }
}
