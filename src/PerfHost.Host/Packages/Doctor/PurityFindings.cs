using PerfHost.Loading.Purity;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>Network, clock, chance and files in rules: a score that goes by them is another one tomorrow, or on another machine.</summary>
internal static class PurityFindings
{
    public static IEnumerable<DoctorFinding> Of(string folder) =>
        ImpureCalls.Of(folder).Select(call => new DoctorFinding(call.File, $"规则用到{call}", call.Instead));
}
