using PerfHost.Baseline;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Schemes;
using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests;

/// <summary>The repository's own schemes with the kinds of the national framework.</summary>
internal static class TestPackages
{
    public static SchemeSet Schemes { get; } = new(
        from folder in Directory.GetDirectories(Path.Combine(SharedData.Repository, "plugins"))
        let schemes = Path.Combine(folder, "schemes")
        where Directory.Exists(schemes)
        from file in Directory.GetFiles(schemes, "*.yaml")
        select SchemeReader.Read(File.ReadAllText(file), Path.GetFileName(file), Path.GetFileName(folder).ToLowerInvariant()));

    public static Scheme National => Schemes.Find("national")!;

    public static ExtensionSet Baseline { get; } = new(Collect(new BaselinePlugin(), "baseline"));

    /// <summary>Baseline, and Hubei's rules compiled from their scripts.</summary>
    public static ExtensionSet WithHuangshi { get; } = new(
    [
        .. Collect(new BaselinePlugin(), "baseline"),
        .. new RuleCompiler(null).LoadFolder("huangshi", SharedData.Plugin("Huangshi")).Rules.Select(rule =>
            new BoundExtension(rule.Extension, "huangshi", "0.1.0", rule.Origin, rule.Header.Source)),
    ]);

    public static SubjectEvaluator NationalEvaluator() => new(National, Baseline);

    public static IReadOnlyList<BoundExtension> Collect(Plugin plugin, string package)
    {
        var registry = new Registry(package);
        plugin.Register(registry);
        return registry.Extensions;
    }

    public static BoundExtension Bind(string key, IIndicatorType type, string package = "baseline") =>
        new(Extension.Of(key, key, type), package, "1.0.0", type.GetType().Name);

    private sealed class Registry(string package) : IPluginRegistry
    {
        public List<BoundExtension> Extensions { get; } = [];

        public void Add(Extension extension) => Extensions.Add(new BoundExtension(extension, package, "0.1.0", extension.Implementation.GetType().FullName!));
    }
}
