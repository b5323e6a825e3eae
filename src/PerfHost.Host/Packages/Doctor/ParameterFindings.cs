using PerfHost.Engine.Schemes;
using PerfHost.Scripting;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Packages.Doctor;

/// <summary>Numbers that no document stands behind: parameters that a rule asks for and no scheme of the package gives, and sources that are still to be filled in.</summary>
internal static class ParameterFindings
{
    private static readonly string[] Unfilled = ["待定", "待补", "暂无", "TODO", "TBD", "XX", "××", "？？", "??"];

    public static IEnumerable<DoctorFinding> Of(string folder, IReadOnlyList<Scheme> schemes)
    {
        foreach (var scheme in schemes)
        {
            var file = $"schemes/{scheme.Id}";
            foreach (var parameter in scheme.Parameters.Where(parameter => IsUnfilled(parameter.Source)))
            {
                yield return new DoctorFinding(file, $"参数 {parameter.Key}（{parameter.Title}）的依据写的是“{parameter.Source}”", "写明文号，或 本方案约定");
            }

            if (IsUnfilled(scheme.Source))
            {
                yield return new DoctorFinding(file, $"方案的依据写的是“{scheme.Source}”", "写明文号，或 本方案约定");
            }
        }

        var given = schemes.SelectMany(scheme => scheme.Parameters).Select(parameter => parameter.Key).ToHashSet(StringComparer.Ordinal);
        using var rules = new RuleCompiler(null).LoadFolder("doctor", folder);
        foreach (var rule in rules.Rules)
        {
            if (IsUnfilled(rule.Header.Source))
            {
                yield return new DoctorFinding(rule.File, $"规则的依据写的是“{rule.Header.Source}”", "在 // source: 中写明文号，或 本方案约定");
            }

            if (schemes.Count > 0 && rule.Header.Parameters.Where(key => !given.Contains(key)).ToList() is { Count: > 0 } missing)
            {
                yield return new DoctorFinding(rule.File, $"要用的参数 {string.Join('、', missing.Select(key => key + SchemeFindings.Nearby(key, given)))} 在本包的方案中没有，也就没有依据", "在方案的 parameters 中给出数值和文号，或从 // parameters: 中删去");
            }
        }
    }

    private static bool IsUnfilled(string source) => Array.Exists(Unfilled, word => source.Contains(word, StringComparison.OrdinalIgnoreCase));
}
