using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using PerfHost.Loading;
using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Loading;

[Collection(nameof(WholeProcess))]
public sealed class PackageLoaderTests : IDisposable
{
    private const string Rule = "// title: 规则\n// source: 财预〔2020〕10号\nreturn Weight;";
    private readonly TestPackages _packages = new();
    private readonly List<PackageException> _failures = [];
    private readonly PackageLoader _loader = new(new PackageRules(new RuleCompiler(null)));

    public void Dispose() => _packages.Dispose();

    [Fact]
    public void Load_Dll_BringsItsExtensions()
    {
        using var package = _loader.Load(TestPackages.Built("Simple"));

        Assert.Equal(["simple-ratio", "simple-gate"], package.Extensions.Select(extension => extension.Extension.Key));
        var ratio = package.Extensions[0];
        Assert.Equal(("simple", "1.2.0", "TestPlugins.Simple.SimpleRatio", null), (ratio.PackageId, ratio.PackageVersion, ratio.Origin, ratio.Source));
        Assert.Equal([typeof(IIndicatorType)], ratio.Contracts);
        var score = ((IIndicatorType)ratio.Extension.Implementation).Evaluate(new Measurement { Weight = 10, Target = Value.Of(4), Actual = Value.Of(2) });
        Assert.Equal(5, score.Points);
    }

    [Fact]
    public void Load_ClassThatFulfilsTwoContracts_IsRefusedByName()
    {
        var folder = Unloading.ClumsyPlugin.Write(_packages, "both", "registry.Add(Extension.Of(\"both\", \"两用\", (IIndicatorType)new Both()));", """
            public sealed class Both : IIndicatorType, IEvaluationMethod
            {
                public Score Evaluate(Measurement measurement) => 1;
                public System.Collections.Generic.IReadOnlyList<Evaluation> Evaluate(Population population) => [];
            }
            """);

        var refused = Assert.Throws<PackageException>(() => _loader.Load(folder));

        Assert.Contains("“both”的类 Both 同时实现了 IIndicatorType、IEvaluationMethod", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_DllAndRules_TellApartWhereTheyCameFrom()
    {
        var folder = _packages.Copy("Simple", "simple");
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        File.WriteAllText(Path.Combine(folder, "rules", "own.indicator.csx"), Rule);

        using var package = _loader.Load(folder);

        var rule = package.Extensions[^1];
        Assert.Equal(("own", "rules/own.indicator.csx:3", "财预〔2020〕10号", "simple", "1.2.0"), (rule.Extension.Key, rule.Origin, rule.Source, rule.PackageId, rule.PackageVersion));
    }

    [Fact]
    public void Load_RuleOnlyPackage_NeedsNoDll()
    {
        using var package = _loader.Load(_packages.Write("p", Manifest("p"), ("rules/own.indicator.csx", Rule)));

        Assert.Single(package.Extensions);
    }

    [Fact]
    public void Load_ChinesePath_Works()
    {
        using var package = _loader.Load(_packages.Copy("Simple", "双流区 程序包（试用）"));

        Assert.Equal(2, package.Extensions.Count);
    }

    [Fact]
    public void Load_Running_LeavesTheFilesReplaceable()
    {
        var folder = _packages.Copy("Simple", "simple");
        using var package = _loader.Load(folder);

        // Open for writing and sharing with nobody: fails while anyone still holds the file.
        using var file = new FileStream(Path.Combine(folder, "lib", "TestPlugins.Simple.dll"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.True(file.Length > 0);
    }

    [Fact]
    public void Load_ThrowingConstructor_IsNamedInWords()
    {
        var thrown = Assert.Throws<PackageException>(() => _loader.Load(TestPackages.Built("Throwing")));

        Assert.Contains("TestPlugins.Throwing.dll", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("OwnException：配置文件缺失", thrown.Message, StringComparison.Ordinal);
        Assert.Null(thrown.InnerException);
    }

    [Fact]
    public void Load_AssemblyMissing_IsNamed()
    {
        var folder = _packages.Write("p", Manifest("p") + "assembly: Missing.dll\n");

        Assert.Contains("Missing.dll", Assert.Throws<PackageException>(() => _loader.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AssemblyInOtherLetterCase_IsRefusedOnEverySystem()
    {
        var folder = _packages.Write("p", Manifest("p") + "assembly: Own.dll\n", ("lib/own.DLL", "not an assembly"));

        Assert.Contains("只有大小写不同的“own.DLL”", Assert.Throws<PackageException>(() => _loader.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AssemblyIsNoAssembly_IsNamed()
    {
        var folder = _packages.Write("p", Manifest("p") + "assembly: Text.dll\n", ("lib/Text.dll", "not an assembly"));

        Assert.Contains("lib/Text.dll", Assert.Throws<PackageException>(() => _loader.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_AssemblyWithoutPlugin_IsRefused()
    {
        var folder = _packages.Copy("Simple", "p");
        File.Copy(typeof(Measurement).Assembly.Location, Path.Combine(folder, "lib", "NoPlugin.dll"));
        File.WriteAllText(Path.Combine(folder, "package.yaml"), Manifest("p") + "assembly: NoPlugin.dll\n");

        Assert.Contains("没有公开的 Plugin 子类", Assert.Throws<PackageException>(() => _loader.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RuleWithKeyOfTheDll_IsRefused()
    {
        var folder = _packages.Copy("Simple", "simple");
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        File.WriteAllText(Path.Combine(folder, "rules", "simple-ratio.indicator.csx"), Rule);

        Assert.Contains("simple-ratio", Assert.Throws<PackageException>(() => _loader.Load(folder)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_BrokenRule_NamesFileAndLine()
    {
        var folder = _packages.Write("p", Manifest("p"), ("rules/own.indicator.csx", Rule + "\nreturn DateTime.Now.Day;"));

        Assert.Contains("rules/own.indicator.csx(4,17)", Assert.Throws<PackageException>(() => _loader.Load(folder)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_RulesWithoutCompiler_IsRefused()
    {
        var folder = _packages.Write("p", Manifest("p"), ("rules/own.indicator.csx", Rule));

        Assert.Throws<PackageException>(() => new PackageLoader(null).Load(folder));
    }

    [Fact]
    public void ContentHash_FollowsMeaningfulFilesOnly()
    {
        var folder = _packages.Write("p", Manifest("p"), ("rules/own.indicator.csx", Rule));
        var before = PackageContent.Hash(folder);
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "x");
        Assert.Equal(before, PackageContent.Hash(folder));

        File.AppendAllText(Path.Combine(folder, "rules", "own.indicator.csx"), "\n");
        Assert.NotEqual(before, PackageContent.Hash(folder));
        using var package = _loader.Load(folder);
        Assert.Equal(PackageContent.Hash(folder), package.ContentHash);
    }

    [Fact]
    public void Dispose_TwentyLoads_AllContextsAreCollected()
    {
        var contexts = Enumerable.Range(0, 20).Select(_ => LoadAndDrop()).ToList();
        contexts.AddRange(Enumerable.Range(0, 5).Select(_ => LoadThrowing()));
        for (var round = 0; round < 20 && contexts.Exists(context => context.IsAlive); round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // The failures are still held, and must not hold their packages.
        Assert.Equal(5, _failures.Count);
        Assert.Equal(0, contexts.Count(context => context.IsAlive));
    }

    private static string Manifest(string id) => $"id: {id}\nversion: 1.0.0\ntitle: 测试\n";

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LoadAndDrop()
    {
        using var package = _loader.Load(TestPackages.Built("Simple"));
        var type = (IIndicatorType)package.Extensions[0].Extension.Implementation;
        Assert.Equal(5, type.Evaluate(new Measurement { Weight = 10, Target = Value.Of(4), Actual = Value.Of(2) }).Points);
        return new WeakReference(AssemblyLoadContext.GetLoadContext(type.GetType().Assembly));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference LoadThrowing()
    {
        // The context is gone from the list of contexts once the load has failed, so it is caught as it loads.
        var context = new WeakReference(null);
        AppDomain.CurrentDomain.AssemblyLoad += Catch;
        _failures.Add(Assert.Throws<PackageException>(() => _loader.Load(TestPackages.Built("Throwing"))));
        AppDomain.CurrentDomain.AssemblyLoad -= Catch;
        Assert.NotNull(context.Target);
        return context;

        void Catch(object? sender, AssemblyLoadEventArgs loaded)
        {
            if (AssemblyLoadContext.GetLoadContext(loaded.LoadedAssembly) is { Name: "throwing 1.0.0" } found)
            {
                context.Target = found;
            }
        }
    }
}
