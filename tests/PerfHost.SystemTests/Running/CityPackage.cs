using System.Text.Json;

namespace PerfHost.SystemTests.Running;

/// <summary>A city's own package with one scheme, and the forms of a county that is scored by it.</summary>
internal static class CityPackage
{
    /// <summary>The id of the county's board.</summary>
    public const string Board = "某市-示例县";

    /// <summary>The cell of the one project's total.</summary>
    public const string Total = "subjects/s1/total";

    /// <summary>Writes the package. The project gets 20 points for its money and 40 times the share for its one indicator.</summary>
    public static string Write(string folder, string version = "1.0.0", string share = "1.0", string floor = "90", string id = "mycity")
    {
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        Directory.CreateDirectory(Path.Combine(folder, "schemes"));
        File.WriteAllText(Path.Combine(folder, "package.yaml"), $"id: {id}\nversion: {version}\ntitle: 某市绩效规则\n");
        File.WriteAllText(RuleFile(folder), Rule(share));
        File.WriteAllText(Path.Combine(folder, "rules", "spent.indicator.csx"), "// title: 预算执行\n// source: 本方案约定\nreturn Weight * Math.Min(1, Actual / Target);\n");
        File.WriteAllText(Path.Combine(folder, "schemes", $"{id}.yaml"), $$"""
            id: {{id}}
            title: 某市自评规则
            effective: 2020-01-01
            source: 本方案约定
            default: false
            places: [某市]
            fullMark: { value: 100, source: 本方案约定 }
            execution: { kind: spent, denominator: adjusted, weight: { value: 20, source: 本方案约定 }, source: 本方案约定 }
            heads: [{ name: 产出, weight: { min: 0, max: 80, source: 本方案约定 } }]
            kinds: [{ comparator: ">=", kind: ratio, source: 本方案约定 }]
            rounding: { items: { value: 2, source: 本方案约定 }, total: { value: 2, source: 本方案约定 }, order: rounded-sum }
            rollup: { by: money, source: 本方案约定 }
            grades: [{ label: 优, from: { value: {{floor}}, source: 本方案约定 } }, { label: 差, from: { value: 0, source: 本方案约定 } }]
            """);
        return folder;
    }

    /// <summary>The file of the rule that is edited.</summary>
    public static string RuleFile(string folder) => Path.Combine(folder, "rules", "ratio.indicator.csx");

    /// <summary>The text of that rule.</summary>
    public static string Rule(string share) => $"// title: 正向\n// source: 本方案约定\nreturn Weight * Actual / Target * {share};\n";

    /// <summary>Writes the forms of the county: one project, all money spent, the indicator met by half.</summary>
    public static void WriteForms(string folder) => File.WriteAllText(Path.Combine(folder, "forms.json"), JsonSerializer.Serialize(new[]
    {
        new
        {
            id = "s1", title = "示例项目", city = "某市 示例县", year = 2022, department = "教育局", unit = "第一中学",
            budget = new { unit = "万元", annual_budget = 100, executed = 100, weight = 20 },
            indicators = new[] { new { level1 = "产出指标", name = "受益学生", op = ">=", target = 100, actual = 50, unit = "人", weight = 80 } },
        },
    }));
}
