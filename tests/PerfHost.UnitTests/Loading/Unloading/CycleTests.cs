using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using PerfHost.Loading;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Unloading;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Loading.Unloading;

/// <summary>What a thousand times install, upgrade and remove leave behind in the loader alone: nothing, and less than half a KiB of heap each.</summary>
[Collection(nameof(WholeProcess))]
public sealed class CycleTests : IDisposable
{
    private const int Cycles = 1000;
    private const double MostBytes = 512;
    private readonly TestPackages _packages = new();
    private readonly PackageLoader _loader = new(null);

    [Fact]
    public void InstallUpgradeRemove_AThousandCycles_LeaveNothingBehind()
    {
        var installed = new InstalledPackages(Path.Combine(_packages.Root, "installed"));
        Directory.CreateDirectory(Path.Combine(_packages.Root, "installed"));
        var versions = new[] { Pack("1.0.0"), Pack("2.0.0") };
        var watches = new List<UnloadWatch>(Cycles * 2);
        Cycle(installed, versions, watches, 50);
        watches.Clear();
        var before = Now();

        Cycle(installed, versions, watches, Cycles);

        Assert.Equal(Cycles * 2, watches.Count);
        Assert.All(watches, watch => Assert.True(watch.Judge().IsGone));
        watches.Clear();
        var after = Now();
        var bytes = (after.Heap - before.Heap) / (double)Cycles;
        TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{Cycles} cycles of install, upgrade, remove: {bytes:0.0} bytes of heap each; assemblies {before.Assemblies} → {after.Assemblies}, threads {before.Threads} → {after.Threads}, handles {before.Handles} → {after.Handles}"));
        Assert.Equal(before.Assemblies, after.Assemblies);
        Assert.InRange(after.Threads, 0, before.Threads + 4);
        Assert.InRange(after.Handles, 0, before.Handles + 8);
        Assert.InRange(bytes, double.MinValue, MostBytes);
    }

    public void Dispose() => _packages.Dispose();

    private static (int Assemblies, int Threads, int Handles, long Heap) Now()
    {
        for (var round = 0; round < 5; round++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return (AppDomain.CurrentDomain.GetAssemblies().Count(assembly => assembly.GetName().Name == "cycled"), process.Threads.Count, process.HandleCount, GC.GetTotalMemory(forceFullCollection: true));
    }

    private PackageArchive Pack(string version)
    {
        var folder = Path.Combine(_packages.Root, "cycled");
        if (!Directory.Exists(folder))
        {
            ClumsyPlugin.Write(_packages, "cycled", "");
        }

        File.WriteAllText(Path.Combine(folder, "package.yaml"), $"id: cycled\nversion: {version}\ntitle: 来来去去\nassembly: cycled.dll\n");
        using var packed = new MemoryStream();
        PackageWriter.Write(folder, packed, key: null);
        packed.Position = 0;
        return PackageArchive.Read(packed, ArchiveLimits.Default);
    }

    private void Cycle(InstalledPackages installed, PackageArchive[] versions, List<UnloadWatch> watches, int times)
    {
        for (var i = 0; i < times; i++)
        {
            One(installed, versions, watches);
        }
    }

    /// <summary>The new version is loaded beside the old, as the host does it.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void One(InstalledPackages installed, PackageArchive[] versions, List<UnloadWatch> watches)
    {
        LoadedPackage? old = null;
        foreach (var version in versions)
        {
            Assert.True(installed.Install(version));
            var package = _loader.Load(installed.Folder("cycled"));
            Assert.Equal(10, ((IIndicatorType)package.Extensions[0].Extension.Implementation).Evaluate(new Measurement { Weight = 10 }).Points);
            if (old is not null)
            {
                watches.Add(old.Unload());
            }

            old = package;
        }

        installed.Remove("cycled");
        watches.Add(old!.Unload());
    }
}
