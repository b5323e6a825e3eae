using System.Runtime.CompilerServices;
using PerfHost.Engine.Schemes;
using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Loading.Unloading;
using PerfHost.Scripting;
using PerfHost.Scripting.Cases;
using PerfHost.Sdk;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>Looks for what a package folder still lacks. Loads it and runs its code: for packages that are trusted.</summary>
internal static class PackageDoctor
{
    /// <summary>How long loading and asking a package may take.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Looks at a package.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="neighbours">The packages beside which it is used, loaded; null when they are not known.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="PackageException">Its manifest cannot be read.</exception>
    public static async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(string folder, PackageSet? neighbours, CancellationToken cancellation)
    {
        var manifest = PackageManifest.ReadFolder(folder);
        var findings = new List<DoctorFinding>([.. ManifestFindings.Of(folder, manifest), .. PurityFindings.Of(folder)]);
        var schemes = Schemes(folder, manifest.Id, findings);
        try
        {
            // Its code runs off this thread, so that one that hangs can be left behind.
            var (watch, found) = await Task.Run(() => Use(folder, schemes, neighbours), CancellationToken.None).WaitAsync(Limit, cancellation);
            findings.AddRange(found);
            if (watch.Judge() is { IsGone: false } held)
            {
                findings.Add(new DoctorFinding(manifest.Id, held.Suspects.Count > 0 ? $"载入、使用、卸载之后仍留在内存中，可能被占用：{string.Join('；', held.Suspects)}" : "载入、使用、卸载之后仍留在内存中", "插件没有退订的时机：不要订阅静态事件，不要启动定时器和线程，不要用共享的序列化缓存处理自己的类型"));
            }
        }
        catch (TimeoutException)
        {
            findings.Add(new DoctorFinding(manifest.Id, $"{Limit.TotalSeconds:0} 秒内没有跑完", "检查其中的死循环"));
        }
        catch (RulesRefusedException refused)
        {
            findings.AddRange(refused.Problems.Select(problem => new DoctorFinding($"{problem.File}:{problem.Line}:{problem.Column}", problem.Message, "改正这条规则")));
        }
        catch (PackageException error)
        {
            findings.Add(new DoctorFinding(error.File, error.Problem, "改正后再查，其余检查尚未进行"));
        }

        return findings;
    }

    /// <summary>Looks at a package that lies under a root.</summary>
    /// <param name="root">The folder of packages.</param>
    /// <param name="id">The package's id.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="roots">Whom this city trusts: what it called back is not run.</param>
    /// <param name="neighbours">The packages under that root, loaded; null when they are not known.</param>
    /// <param name="cancellation">Gives up.</param>
    public static async Task<IReadOnlyList<DoctorFinding>> InForceAsync(string root, string id, string folder, TrustRoots roots, PackageSet? neighbours, CancellationToken cancellation)
    {
        if (InstalledTrust.Refuse(root, id, folder, roots) is { } distrust)
        {
            return [new DoctorFinding(id, $"{distrust.Reason}，没有运行它的代码", distrust.NextStep)];
        }

        var found = (await ExamineAsync(folder, neighbours, cancellation)).Select(finding => finding with { Where = finding.Where == id ? id : $"{id}/{finding.Where}" });
        return new InstalledPackages(root).Versions(id).Count > 0
            ? [.. found]
            : [new DoctorFinding(id, "没有签名：以文件夹方式提供", "用 perfhost package pack --key 打包签名后安装，版本和来源才有据可查"), .. found];
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (UnloadWatch Watch, IReadOnlyList<DoctorFinding> Findings) Use(string folder, IReadOnlyList<Scheme> schemes, PackageSet? neighbours)
    {
        var compiler = new RuleCompiler(null);
        var cases = CaseFolder.Read(folder);
        var report = PackageCases.Run(folder, compiler);
        var package = new PackageLoader(new PackageRules(compiler)).Load(folder);
        try
        {
            DoctorFinding[] found =
            [
                .. CaseFindings.Of(report, package, cases.Cases),
                .. ManifestFindings.OfCapabilities(package),
                .. SchemeFindings.OfNames(package, schemes, neighbours),
                .. SchemeFindings.OfLights(package, schemes),
                .. ParameterFindings.Of(folder, schemes),
                .. ParameterProbe.Of(package, schemes, cases.Cases),
                .. Repetition.Of(package, cases.Cases, schemes.Count > 0 ? schemes[0].InForce(DateOnly.MaxValue) : ParameterSet.Empty),
            ];
            return (package.Unload(), found);
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    private static List<Scheme> Schemes(string folder, string id, List<DoctorFinding> findings)
    {
        var schemes = new List<Scheme>();
        var path = Path.Combine(folder, "schemes");
        foreach (var file in (Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.yaml") : []).Order(StringComparer.Ordinal))
        {
            var shown = $"schemes/{Path.GetFileName(file)}";
            try
            {
                schemes.Add(SchemeReader.Read(WrittenText.Read(file, shown), shown, id));
            }
            catch (Exception error) when (error is SchemeFormatException or PackageException)
            {
                findings.Add(new DoctorFinding(shown, error.Message, "改正这个方案"));
            }
        }

        return schemes;
    }
}
