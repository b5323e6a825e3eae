using System.Runtime.InteropServices;
using PerfHost.Loading.Archives;
using PerfHost.Loading.Trust;
using PerfHost.SystemTests.Running;

namespace PerfHost.UnitTests.Loading.Clumsy;

/// <summary>One of the plugins in tests/TestPlugins/Clumsy, as a signed package with a scheme of its own that scores by it.</summary>
/// <param name="Id">The id of package and scheme.</param>
/// <param name="File">Its source file, without the ending.</param>
/// <param name="Does">What it does, for the table.</param>
internal sealed record ClumsyPackage(string Id, string File, string Does)
{
    private const string AnotherSdk = """
        namespace PerfHost.Sdk;
        public abstract class Plugin { public abstract void Register(IPluginRegistry registry); }
        public interface IPluginRegistry { void Announce(object what); }
        public static class Forecast { public static object Of(int years) => years; }
        """;

    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<ClumsyPackage> All { get; } =
    [
        new("tidy", "Tidy", "keeps to the rules"),
        new("throws-in-constructor", "ThrowsInConstructor", "throws in its constructor"),
        new("throws-in-register", "ThrowsInRegister", "throws in `Register` what throws again when it is read"),
        new("type-initializer", "TypeInitializer", "a type initializer throws when it scores"),
        new("module-initializer", "RunsOnLoad", "a module initializer runs as soon as the DLL is touched"),
        new("static-event", "StaticEvent", "subscribes to a static event of a shared type"),
        new("any-static-event", "UnobservedTask", "subscribes to a static event that is on no list"),
        new("timer", "RunningTimer", "leaves a timer running"),
        new("thread", "RunningThread", "leaves a thread running"),
        new("own-json", "SerialisesOwnType", "writes its own type as JSON through the shared cache"),
        new("library-one", "PrivateDependency", "scores with version 1 of a private library") { Library = 1 },
        new("library-two", "PrivateDependency", "beside it, scores with version 2 of that library") { Library = 2 },
        new("sdk-range", "Tidy", "says `sdk: \">=9\"`") { Manifest = "sdk: \">=9\"\n" },
        new("sdk-member", "NeedsAnotherSdk", "refers to members that this Sdk does not have"),
        new("chinese", "Tidy", "folder and DLL have Chinese names") { Dll = "绩效规则" },
        new("native", "NativeLibrary", "calls a native library in its `lib/`") { HasNative = true },
        new("floods", "Floods", "answers with findings by the thousand and evaluations without end") { Methods = "lights" },
        new("nonsense", "ReturnsNonsense", "answers NaN, and null for a list") { Methods = "lights" },
    ];

    public string Dll { get; init; } = "Clumsy";

    public int Library { get; init; }

    public string Manifest { get; init; } = "";

    public bool HasNative { get; init; }

    /// <summary>The methods that its scheme uses; empty for none.</summary>
    public string Methods { get; init; } = "";

    /// <summary>The package, signed.</summary>
    /// <param name="folder">Where its files are put together.</param>
    /// <param name="key">Signs it.</param>
    public MemoryStream Pack(string folder, PublisherKey key)
    {
        CityPackage.Write(folder, id: Id);
        System.IO.File.Delete(CityPackage.RuleFile(folder));
        System.IO.File.AppendAllText(Path.Combine(folder, "package.yaml"), $"assembly: {Dll}.dll\n{Manifest}");
        if (Methods.Length > 0)
        {
            System.IO.File.AppendAllText(Path.Combine(folder, "schemes", $"{Id}.yaml"), $"\nmethods: [{{ use: {Methods}, stages: [evaluation], reach: subject, source: 本方案约定 }}]\n");
        }

        var lib = Directory.CreateDirectory(Path.Combine(folder, "lib")).FullName;
        byte[][] libraries = Library == 0 ? [] : [CompiledDll.Library("TinyLibrary", [$"[assembly: System.Reflection.AssemblyVersion(\"{Library}.0.0.0\")] public static class TinyLibrary {{ public static double Points => {Library}; }}"])];
        Write(lib, Dll, File == "NeedsAnotherSdk"
            ? CompiledDll.Library(Dll, [Source(File)], CompiledDll.Library("PerfHost.Sdk", [AnotherSdk]))
            : CompiledDll.Plugin(Dll, [Source(File), Source("Ratio")], libraries));
        foreach (var library in libraries)
        {
            Write(lib, "TinyLibrary", library);
        }

        if (HasNative)
        {
            var native = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "runtimes", RuntimeInformation.RuntimeIdentifier, "native"), "*e_sqlite3.*").Single();
            System.IO.File.Copy(native, Path.Combine(lib, Path.GetFileName(native)));
        }

        var packed = new MemoryStream();
        PackageWriter.Write(folder, packed, key);
        packed.Position = 0;
        return packed;
    }

    private static void Write(string lib, string name, byte[] image) => System.IO.File.WriteAllBytes(Path.Combine(lib, $"{name}.dll"), image);

    private static string Source(string file) => System.IO.File.ReadAllText(Path.Combine(SharedData.Repository, "tests", "TestPlugins", "Clumsy", $"{file}.cs"));
}
