using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting;

[Collection(nameof(WholeProcess))]
public sealed class RuleCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfhost-规则").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Load_SecondTime_ComesFromTheCache()
    {
        using var first = Load("return Weight * Actual / Target;");
        using var second = Load("return Weight * Actual / Target;");

        Assert.False(first.FromCache);
        Assert.Null(first.CacheProblem);
        Assert.True(second.FromCache);
        Assert.Equal(first.Hash, second.Hash);
        Assert.Equal(5, Score(second));
        Assert.Equal(first.Rules[0].Header.Title, second.Rules[0].Header.Title);
        Assert.Equal(first.Rules[0].Origin, second.Rules[0].Origin);
    }

    [Fact]
    public void Load_AnotherText_IsAnotherHash()
    {
        using var first = Load("return 1;");
        using var second = Load("return 2;");

        Assert.NotEqual(first.Hash, second.Hash);
        Assert.False(second.FromCache);
    }

    [Theory]
    [InlineData("*.dll")]
    [InlineData("*.pdb")]
    [InlineData("*.sum")]
    public void Load_DamagedFile_CompilesAgain(string pattern)
    {
        Load("return 7;").Dispose();
        var path = Assert.Single(Directory.GetFiles(_folder, pattern));
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        using (var damaged = Load("return 7;"))
        {
            Assert.False(damaged.FromCache);
            Assert.Equal(7, Score(damaged));
        }

        using var mended = Load("return 7;");
        Assert.True(mended.FromCache);
    }

    [Fact]
    public void Load_TruncatedFile_CompilesAgain()
    {
        Load("return 7;").Dispose();
        File.WriteAllBytes(Assert.Single(Directory.GetFiles(_folder, "*.dll")), []);

        using var mended = Load("return 7;");
        Assert.False(mended.FromCache);
        Assert.Equal(7, Score(mended));
    }

    [Fact]
    public void Load_CacheFolderIsAFile_RunsAndSaysSo()
    {
        var blocked = Path.Combine(_folder, "blocked");
        File.WriteAllText(blocked, "");
        using var rules = new RuleCompiler(blocked).Load("test", [Written.Rule("return 7;")]);

        Assert.NotNull(rules.CacheProblem);
        Assert.Equal(7, Score(rules));
    }

    [Fact]
    public void Load_FromCache_NeverAsksForTheCompiler()
    {
        // A second copy of the scripting assembly in a context that sees every assembly it asks for.
        Assert.Contains(RequestsOfOneStart(), name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        Assert.DoesNotContain(RequestsOfOneStart(), name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
    }

    [Fact]
    public void Dispose_TwentyLoads_AllContextsAreCollected()
    {
        var contexts = Enumerable.Range(0, 20).Select(LoadAndDrop).ToList();
        for (var round = 0; round < 20 && contexts.Exists(context => context.IsAlive); round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.Equal(0, contexts.Count(context => context.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference LoadAndDrop(int number)
    {
        using var rules = Written.Compile(Written.Rule($"return {number};"));
        Assert.Equal(number, Score(rules));
        return new WeakReference(AssemblyLoadContext.GetLoadContext(rules.Rules[0].Extension.Implementation.GetType().Assembly));
    }

    private static double Score(CompiledRules rules) =>
        ((IIndicatorType)rules.Rules[0].Extension.Implementation).Evaluate(Written.Measured(100, 50)).Points;

    private CompiledRules Load(string body) => new RuleCompiler(_folder).Load("test", [Written.Rule(body)]);

    private List<string> RequestsOfOneStart()
    {
        var context = new WatchingContext();
        var scripting = context.LoadFromAssemblyPath(typeof(RuleCompiler).Assembly.Location);
        var text = scripting.GetType(typeof(RuleText).FullName!, throwOnError: true)!;
        var read = text.GetMethod(nameof(RuleText.ReadAll))!;
        Directory.CreateDirectory(Path.Combine(_folder, "package", "rules"));
        File.WriteAllText(Path.Combine(_folder, "package", "rules", "x.indicator.csx"), Written.Header + "return 3;");
        var rules = read.Invoke(null, [Path.Combine(_folder, "package")]);
        var type = scripting.GetType(typeof(RuleCompiler).FullName!, throwOnError: true)!;
        using var loaded = (IDisposable)type.GetMethod(nameof(RuleCompiler.Load))!.Invoke(Activator.CreateInstance(type, _folder), ["test", rules])!;
        context.Unload();
        return context.Requests;
    }

    private sealed class WatchingContext() : AssemblyLoadContext(isCollectible: true)
    {
        public List<string> Requests { get; } = [];

        protected override Assembly? Load(AssemblyName assemblyName)
        {
            Requests.Add(assemblyName.Name!);
            return null;
        }
    }
}
