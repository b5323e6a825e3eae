using System.Runtime.Loader;
using PerfHost.Loading;
using PerfHost.UnitTests.Loading.Clumsy;

namespace PerfHost.UnitTests.Loading;

[Collection(nameof(WholeProcess))]
public sealed class PluginContextTests : IDisposable
{
    private const string Plugin = """
        using PerfHost.Sdk;
        public sealed class Borrower : Plugin
        {
            public override void Register(IPluginRegistry registry) => throw new System.InvalidOperationException("got " + typeof(YamlDotNet.RepresentationModel.YamlStream).Assembly.GetName().Name);
        }
        """;

    private readonly TestPackages _packages = new();

    [Fact]
    public void Load_LibraryThatOnlyTheHostHas_IsNotLent()
    {
        var library = typeof(YamlDotNet.RepresentationModel.YamlStream).Assembly;
        Assert.Same(AssemblyLoadContext.Default, AssemblyLoadContext.GetLoadContext(library));
        var folder = Write(library.Location);

        var refused = Assert.Throws<PackageException>(() => new PackageLoader(null).Load(folder));

        Assert.Matches("FileNotFoundException.*YamlDotNet", refused.Message);
        Assert.DoesNotContain("got ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_LibraryThatThePackageBrings_IsItsOwn()
    {
        var library = typeof(YamlDotNet.RepresentationModel.YamlStream).Assembly.Location;
        var folder = Write(library);
        File.Copy(library, Path.Combine(folder, "lib", "YamlDotNet.dll"));

        Assert.Contains("got YamlDotNet", Assert.Throws<PackageException>(() => new PackageLoader(null).Load(folder)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _packages.Dispose();

    private string Write(string library)
    {
        var folder = _packages.Write("borrower", "id: borrower\nversion: 1.0\ntitle: 借用\nassembly: Borrower.dll\n");
        Directory.CreateDirectory(Path.Combine(folder, "lib"));
        File.WriteAllBytes(Path.Combine(folder, "lib", "Borrower.dll"), CompiledDll.Plugin("Borrower", [Plugin], File.ReadAllBytes(library)));
        return folder;
    }
}
