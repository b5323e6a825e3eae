using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using System.Text;
using PerfHost.Engine.Evaluation;
using PerfHost.Host.Runtime;
using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Sdk;
using PerfHost.UnitTests.Runtime;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Loading.Clumsy;

/// <summary>
/// Installs every clumsy and hostile plugin into one running host, scores by it, removes it, and says what became of it.
/// The host and the plugin that keeps to the rules go on. What was seen is the table in docs/plugins.md.
/// </summary>
[Collection(nameof(WholeProcess))]
public sealed class ClumsyPackageTests : IDisposable
{
    private const string Heading = "## Clumsy and hostile plugins";
    private readonly TemporaryFolder _folder = new("绩效 程序包-");
    private readonly PublisherKey _key = PublisherKey.Create();
    private readonly Dictionary<string, WeakReference> _contexts = new(StringComparer.Ordinal);

    public ClumsyPackageTests()
    {
        Directory.CreateDirectory(_folder["packages"]);
        Directory.CreateDirectory(_folder["trust"]);
        File.WriteAllText(_folder["trust/某市财政局.pem"], _key.PublicPem());
        AppDomain.CurrentDomain.AssemblyLoad += Catch;
    }

    [Fact]
    public async Task Install_EachClumsyPlugin_GetsTheVerdictItDeserves()
    {
        await using var host = new RunningHost(_folder);
        var rows = new List<(ClumsyPackage Package, string Installed, string Item, string After)>();
        foreach (var package in ClumsyPackage.All)
        {
            var installed = await InstallAsync(host, package);
            rows.Add((package, installed, installed == "in force" ? await ScoreAsync(host, package.Id) : "", ""));
            Assert.Equal("60", await host.CellAsync("tidy"));
        }

        foreach (var row in rows.Where(row => row.Item.Length > 0))
        {
            await Installation(host).RemoveAsync(row.Package.Id, "管理员", null, CancellationToken.None);
        }

        host.Unloaded.Look(isLast: true);
        var table = new StringBuilder("| plugin | what it does | when it is installed | its indicator | after it is removed |\n|---|---|---|---|---|\n");
        foreach (var (package, installed, item, _) in rows)
        {
            table.Append($"| {package.Id} | {package.Does} | {installed} | {item} | {After(host, package.Id)} |\n");
        }

        AppContext.SetData("test-plugins-end", "yes");
        Assert.Null(AppContext.GetData("test-plugins-ran-on-load"));
        Compare(table.ToString());
    }

    [Theory]
    [InlineData("0.1", true)]
    [InlineData(">=9", true)]
    [InlineData("<=0", true)]
    [InlineData(">0.1 <0.1.2", true)]
    [InlineData(">=0.1 <=0.1.0 =0.1", true)]
    [InlineData(">0.1.0.5 <0.1.2", true)]
    [InlineData("<0", false)]
    [InlineData(">=0.1 <0.1", false)]
    [InlineData(">0.1 <0.1.1", false)]
    [InlineData("=1 =2", false)]
    [InlineData(">=2 <1", false)]
    public void CanHold_RangesOfTheSdk_AreKnownToBeEmpty(string range, bool expected) => Assert.Equal(expected, SdkRange.CanHold(range));

    [Theory]
    [InlineData(null, true)]
    [InlineData("0.1", true)]
    [InlineData(">=0.1 <0.2", true)]
    [InlineData("<=0.1.0", true)]
    [InlineData("=0.1", true)]
    [InlineData(">0.1", false)]
    [InlineData("<0.1", false)]
    [InlineData(">=0.0.9 <0.1", false)]
    public void Holds_RangesOfTheSdk_AreReadAsWritten(string? range, bool expected) => Assert.Equal(expected, SdkRange.Holds(range, "0.1.0"));

    [Fact]
    public void Copy_AnswersOfExtensions_AreBounded()
    {
        Assert.Equal(["a"], AnswerLimits.Copy(["a"]));
        Assert.Equal(AnswerLimits.Most, AnswerLimits.Copy(Enumerable.Repeat("a", AnswerLimits.Most)).Count);
        Assert.Throws<InvalidOperationException>(() => AnswerLimits.Copy(Enumerable.Repeat("a", AnswerLimits.Most + 1)));
        Assert.Throws<InvalidOperationException>(() => AnswerLimits.Copy<string>([null!]));
        Assert.Throws<InvalidOperationException>(() => AnswerLimits.Copy<string>(null));
    }

    public void Dispose()
    {
        AppDomain.CurrentDomain.AssemblyLoad -= Catch;
        AppContext.SetData("test-plugins-end", null);
        _key.Dispose();
        _folder.Dispose();
    }

    private static void Compare(string table)
    {
        var page = Path.Combine(SharedData.Repository, "docs", "plugins.md");
        var lines = File.ReadAllLines(page).SkipWhile(line => line != Heading).SkipWhile(line => !line.StartsWith('|')).TakeWhile(line => line.StartsWith('|'));
        if (string.Concat(lines.Select(line => line + "\n")) != table)
        {
            var received = Path.Combine(AppContext.BaseDirectory, "clumsy.received.md");
            File.WriteAllText(received, table);
            Assert.Fail($"The table under “{Heading}” in {page} is not what this run did. Compare it with {received}.");
        }
    }

    private static async Task<string> ScoreAsync(RunningHost host, string id)
    {
        await host.OpenAsync(id, id);
        var board = await host.BoardAsync(id);
        var result = (await board.LookAsync(projection => projection.Result("p1"), CancellationToken.None))!;
        var item = result.Indicators[0];
        var said = item.Fault is { } fault ? $"fault, no score: {fault.Message}"
            : item.Score.Outcome == ScoreOutcome.Scored ? FormattableString.Invariant($"scored {item.Points}")
            : $"could not score: {item.Reason}";

        // What is not scored is never a total, and what is no total is not reviewed.
        Assert.Equal(item.Score.Outcome == ScoreOutcome.Scored, result.Total is not null);
        return string.Join("; ", result.Faults.Select(method => $"method at fault: {method.Message}").Prepend(said));
    }

    private async Task<string> InstallAsync(RunningHost host, ClumsyPackage package)
    {
        try
        {
            var result = await Installation(host).InstallAsync(package.Pack(_folder[$"source-{package.Id}"], _key), "管理员", null, [], CancellationToken.None);
            return result.IsRefused ? $"refused: {Assert.Single(result.Problems)}" : "in force";
        }
        catch (PackageException refused)
        {
            // Known from the file alone.
            Assert.DoesNotContain(package.Id, _contexts.Keys);
            return $"refused unopened: {refused.Message}";
        }
    }

    private string After(RunningHost host, string id)
    {
        if (host.Unloaded.Verdict(id) is { } verdict)
        {
            return verdict.IsGone ? "gone" : $"held: {string.Join('；', verdict.Suspects)}";
        }

        return !_contexts.TryGetValue(id, out var context) ? "never loaded" : context.IsAlive ? "held" : "gone";
    }

    private PackageInstallation Installation(RunningHost host) => host.Installation(_folder["trust"]);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Catch(object? sender, AssemblyLoadEventArgs loaded)
    {
        if (AssemblyLoadContext.GetLoadContext(loaded.LoadedAssembly) is { IsCollectible: true, Name: { } name } context)
        {
            _contexts[name.Split(' ')[0]] = new WeakReference(context);
        }
    }
}
