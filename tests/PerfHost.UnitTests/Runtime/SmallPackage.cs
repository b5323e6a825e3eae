using PerfHost.Loading.Archives;
using PerfHost.SystemTests.Running;

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
    public static string Write(string folder, string version = "1.0.0", string share = "1.0", string floor = "90", string id = "mycity") =>
        CityPackage.Write(folder, version, share, floor, id);

    /// <summary>Writes the package with all that a good one has.</summary>
    public static string WriteWhole(string folder)
    {
        Write(folder);
        File.WriteAllText(Path.Combine(folder, "package.yaml"), "id: mycity\nversion: 1.0.0\ntitle: 规则\npublisher: 某市财政局\nplaces: [某市]\n");
        File.WriteAllText(Path.Combine(folder, "README.md"), "# 规则\n");
        Case(folder, "5");
        File.WriteAllText(Path.Combine(folder, "cases", "spent.yaml"), "weight: 10\ncases: [{ name: 花了一半, target: 100, actual: 50, expect: 5 }]\n");
        return folder;
    }

    /// <summary>Writes the rule anew.</summary>
    public static void Rule(string folder, string share) => File.WriteAllText(CityPackage.RuleFile(folder), CityPackage.Rule(share));

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
