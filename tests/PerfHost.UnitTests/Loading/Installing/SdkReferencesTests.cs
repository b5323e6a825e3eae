using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.UnitTests.Loading.Clumsy;

namespace PerfHost.UnitTests.Loading.Installing;

/// <summary>What a DLL wants of the Sdk is found by signature, before anything of it is loaded.</summary>
public sealed class SdkReferencesTests
{
    [Theory]
    [InlineData("Baseline")]
    [InlineData("Connectors")]
    [InlineData("Shuangliu")]
    public void Missing_PluginOfThisRepository_LacksNothing(string folder) =>
        Assert.Empty(SdkReferences.Missing(File.ReadAllBytes(Path.Combine(SharedData.Plugin(folder), "lib", $"PerfHost.{folder}.dll")), "x.dll"));

    [Fact]
    public void Missing_ListsSpansGenericsAndRecords_AreOffered() => Assert.Empty(SdkReferences.Missing(
        CompiledDll.Plugin("Fine", ["""
            using System.Collections.Generic;
            using PerfHost.Sdk;
            public static class Uses
            {
                public static IReadOnlyList<Finding> Read(IDataSource source, DataRequest request, Score score, Finding finding)
                {
                    var same = finding with { };
                    _ = (same == finding, same.ToString(), same.GetHashCode(), score.Equals(default), source.ToString());
                    return new List<Finding>();
                }
            }
            """]), "Fine.dll"));

    [Theory]
    [InlineData("public readonly struct Score { public static Score Failed(string reason, int code) => default; }", "Score.Failed(\"x\", 3)", "PerfHost.Sdk.Score.Failed(String, Int32)")]
    [InlineData("public readonly struct Score { public static Score Failed(System.Collections.Generic.List<int> reasons) => default; }", "Score.Failed(new())", "PerfHost.Sdk.Score.Failed(List<Int32>)")]
    [InlineData("public readonly struct Score { public static string Failed(string reason) => reason; }", "Score.Failed(\"x\")", "PerfHost.Sdk.Score.Failed(String)")]
    [InlineData("public readonly struct Score { public static Score Missing => default; }", "Score.Missing", "PerfHost.Sdk.Score.get_Missing")]
    [InlineData("public class Extension { public static readonly Extension None; }", "Extension.None", "PerfHost.Sdk.Extension.None")]
    [InlineData("public class Extension<T> { public static T Of() => default; }", "Extension<int>.Of()", "PerfHost.Sdk.Extension`1,PerfHost.Sdk.Extension`1.Of")]
    public void Missing_SdkOfAnotherShape_NamesWhatDiffers(string sdk, string use, string missing)
    {
        var other = CompiledDll.Library("PerfHost.Sdk", [$"namespace PerfHost.Sdk; {sdk}"]);
        var plugin = CompiledDll.Library("Late", [$"using PerfHost.Sdk; public static class Uses {{ public static object It() => {use}; }}"], other);

        Assert.Equal(missing.Split(",PerfHost", StringSplitOptions.None).Select((name, at) => at == 0 ? name : "PerfHost" + name), SdkReferences.Missing(plugin, "Late.dll"));
    }

    [Fact]
    public void Missing_NoAssembly_IsRefused() =>
        Assert.Contains("不是完好的 DLL", Assert.Throws<PackageException>(() => SdkReferences.Missing([1, 2, 3], "x.dll")).Message, StringComparison.Ordinal);
}
