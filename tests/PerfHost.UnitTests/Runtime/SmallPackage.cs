using PerfHost.Loading.Archives;

namespace PerfHost.UnitTests.Runtime;

/// <summary>A package of one scheme and two rules, written as a city would.</summary>
internal static class SmallPackage
{
    /// <summary>Writes the package. The indicator is worth its weight times the ratio times the share.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="version">Its version.</param>
    /// <param name="share">What the rule multiplies with, as it stands in the rule's text.</param>
    /// <param name="floor">The floor of the grade 优.</param>
    /// <param name="id">The id of package and scheme.</param>
    public static string Write(string folder, string version = "1.0.0", string share = "1.0", string floor = "90", string id = "mycity")
    {
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        Directory.CreateDirectory(Path.Combine(folder, "schemes"));
        File.WriteAllText(Path.Combine(folder, "package.yaml"), $"id: {id}\nversion: {version}\ntitle: 某市绩效规则\n");
        Rule(folder, share);
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

    /// <summary>Writes the rule anew.</summary>
    public static void Rule(string folder, string share) => File.WriteAllText(
        Path.Combine(folder, "rules", "ratio.indicator.csx"), $"// title: 正向\n// source: 本方案约定\nreturn Weight * Actual / Target * {share};\n");

    /// <summary>Writes a case that holds when the share is 1.</summary>
    public static void Case(string folder, string expect)
    {
        Directory.CreateDirectory(Path.Combine(folder, "cases"));
        File.WriteAllText(Path.Combine(folder, "cases", "ratio.yaml"), $"weight: 10\nop: \">=\"\ncases:\n  - {{ name: 一半, target: 100, actual: 50, expect: {expect} }}\n");
    }

    /// <summary>Packs a folder, unsigned.</summary>
    public static PackageArchive Pack(string folder)
    {
        using var packed = new MemoryStream();
        PackageWriter.Write(folder, packed, key: null);
        packed.Position = 0;
        return PackageArchive.Read(packed, ArchiveLimits.Default);
    }
}
