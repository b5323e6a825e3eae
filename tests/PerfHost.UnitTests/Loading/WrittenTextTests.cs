using System.Text;
using PerfHost.Host.Packages;
using PerfHost.Loading;
using PerfHost.Scripting;
using PerfHost.Scripting.Cases;
using PerfHost.Sdk.Testing;
using PerfHost.UnitTests.Runtime;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Loading;

/// <summary>A file in another encoding is refused wherever a person's text is read: garbled words would pass for others.</summary>
public sealed class WrittenTextTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Decode_WithAndWithoutMark_IsTheText()
    {
        Assert.Equal("双流\n", WrittenText.Decode(Encoding.UTF8.GetBytes("双流\n"), "a.yaml"));
        Assert.Equal("双流\n", WrittenText.Decode([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes("双流\n")], "a.yaml"));
    }

    [Fact]
    public void Decode_Gbk_IsRefusedWithTheLine()
    {
        var refused = Assert.Throws<PackageException>(() => WrittenText.Decode(GbkFile.Bytes("id: a\r\nversion: 1.0\r\ntitle: 双流\r\n"), "package.yaml"));

        Assert.Equal("package.yaml 第 3 行：文件不是 UTF-8 编码（可能是 GBK）。请另存为 UTF-8。", refused.Message);
    }

    [Fact]
    public void ReadFolder_GbkManifest_IsRefused()
    {
        GbkFile.Write(_folder["package.yaml"], "id: a\nversion: 1.0\ntitle: 双流\n");

        Assert.Equal(("package.yaml", 3), Place(Assert.Throws<PackageException>(() => PackageManifest.ReadFolder(_folder.Path))));
    }

    [Fact]
    public void Load_GbkSchemeAndLayout_AreNotUsedAndNamed()
    {
        var folder = SmallPackage.Write(_folder["city"]);
        GbkFile.Convert(Path.Combine(folder, "schemes", "mycity.yaml"));
        Directory.CreateDirectory(Path.Combine(folder, "forms"));
        GbkFile.Write(Path.Combine(folder, "forms", "own.yaml"), "id: own\ntitle: 版式\n");

        var part = PackagePart.Load(folder, ruleCache: null, PackageKind.Folder, shadow: null, mostFaults: 5);
        part.Unload();

        Assert.Empty(part.Schemes);
        Assert.Collection(part.Failures.Select(failure => failure.Reason),
            scheme => Assert.Matches("^mycity/schemes/mycity.yaml 第 [0-9]+ 行：文件不是 UTF-8", scheme),
            layout => Assert.StartsWith("mycity/forms/own.yaml 第 2 行：文件不是 UTF-8", layout, StringComparison.Ordinal));
    }

    [Fact]
    public void PackageHost_GbkScheme_IsRefused()
    {
        var folder = SmallPackage.Write(_folder["city"]);
        GbkFile.Convert(Path.Combine(folder, "schemes", "mycity.yaml"));

        Assert.Contains("mycity.yaml", Assert.Throws<PackageException>(() => PackageHost.Load(folder)).File, StringComparison.Ordinal);
    }

    [Fact]
    public void CasesAndRules_Gbk_SayTheSameWithTheLine()
    {
        Directory.CreateDirectory(_folder["cases"]);
        GbkFile.Write(_folder["cases/own.csv"], "name,expect\n一半,5\n");

        Assert.Equal(new CaseProblem("cases/own.csv", 2, WrittenText.Refusal), Assert.Single(CaseFolder.Read(_folder.Path).Problems));
        Assert.Equal((1, WrittenText.Refusal), Assert.Throws<RulesRefusedException>(() => RuleText.Read("rules/own.indicator.csx", GbkFile.Bytes("// title: 自有\n"))).Problems
            .Select(problem => (problem.Line, problem.Message)).Single());
    }

    public void Dispose() => _folder.Dispose();

    private static (string, int?) Place(PackageException error) => (error.File, error.Line);
}
