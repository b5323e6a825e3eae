using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>What a running server says of its packages: what it left out, what it does not ask any more, what it could not unload.</summary>
internal static class ServerFindings
{
    public static IEnumerable<DoctorFinding> Of(IEnumerable<PackageStatus> packages)
    {
        foreach (var package in packages)
        {
            if (package.State != "in-force")
            {
                yield return new DoctorFinding(package.Id, package.Reason ?? package.State, package.State switch
                {
                    "degraded" => "安装改正后的版本或退回上一版本；有线程卡住的，择机重启服务",
                    "quarantined" => "退回上一版本或安装新版本；确认无误的，重新安装同一程序包",
                    _ => "按原因改正，或移走这个程序包",
                });
            }

            if (package.IsUnloaded == false)
            {
                yield return new DoctorFinding(package.Id, package.Unloaded!, "请发布单位改正；重启服务可释放内存");
            }

            foreach (var asked in package.Capabilities.Where(asked => package.Kind == nameof(PackageKind.Installed) && !package.Granted.Contains(asked, StringComparer.Ordinal)))
            {
                yield return new DoctorFinding(package.Id, $"申请的权限“{asked}”没有人同意，用到它的数据源读不了", $"核实后重新安装同一程序包，加上 --consent \"{asked}\"");
            }
        }
    }
}
