using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.Sdk;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>What the package does not say of itself, and what its DLLs want of a host.</summary>
internal static class ManifestFindings
{
    /// <summary>What the templates fall back to when a project's name has no letter or digit of an id.</summary>
    private const string TemplateId = "mypackage";

    public static IEnumerable<DoctorFinding> Of(string folder, PackageManifest manifest)
    {
        if (!File.Exists(Path.Combine(folder, "README.md")))
        {
            yield return new DoctorFinding("README.md", "没有说明文件", "写明给谁用、依据哪些文件、怎样算分");
        }

        if (manifest.Id == TemplateId)
        {
            yield return new DoctorFinding(PackageManifest.FileName, $"id 还是模板给的 {TemplateId}，别人的程序包也会叫这个", "改成自己的，package.yaml 与 schemes 中的一起改");
        }

        if (manifest.Publisher is null)
        {
            yield return new DoctorFinding(PackageManifest.FileName, "没有写发布单位", "加上 publisher: 单位名称");
        }

        if (manifest.Places.Count == 0)
        {
            yield return new DoctorFinding(PackageManifest.FileName, "没有写适用的行政区", "加上 places: [某省]，让安装的人看得出给谁用");
        }

        if (manifest.Assembly is not null && manifest.Sdk is null)
        {
            yield return new DoctorFinding(PackageManifest.FileName, "带有 DLL，但没有写适用的平台 Sdk 版本", $"加上 sdk: \">={SdkRange.Offered} <1\"");
        }

        var lib = Path.Combine(folder, "lib");
        foreach (var dll in (Directory.Exists(lib) ? Directory.GetFiles(lib, "*.dll") : []).Order(StringComparer.Ordinal))
        {
            var (name, image) = ($"lib/{Path.GetFileName(dll)}", File.ReadAllBytes(dll));
            if (SdkReferences.Missing(image, name) is { Count: > 0 } missing)
            {
                yield return new DoctorFinding(name, $"需要本机 Sdk 没有的 {missing.Count} 项：{string.Join('、', missing.Take(10))}", "按本机的 Sdk 重新编译，或升级平台");
            }

            if (ModuleInitializer.IsIn(image))
            {
                yield return new DoctorFinding(name, "带有模块初始化器：一用到它就先运行其代码", "移到 Register 中，或换用没有它的库");
            }
        }
    }

    public static IEnumerable<DoctorFinding> OfCapabilities(LoadedPackage package)
    {
        var hasSource = package.Extensions.Any(extension => extension.Contracts.Contains(typeof(IDataSource)));
        if (package.Manifest.Capabilities is { Count: > 0 } asked && !hasSource)
        {
            yield return new DoctorFinding(PackageManifest.FileName, $"申请了权限（{string.Join('、', asked)}），但没有数据源会用到", "从 capabilities 中删去");
        }
        else if (hasSource && package.Manifest.Capabilities.Count == 0)
        {
            yield return new DoctorFinding(PackageManifest.FileName, "带有数据源，但没有申请任何权限，什么也读不到", "在 capabilities 中写明要访问的 network 或 files");
        }
    }
}
