namespace PerfHost.UnitTests.Loading;

/// <summary>Package folders that the tests copy and change.</summary>
internal sealed class TestPackages : IDisposable
{
    public string Root { get; } = Directory.CreateTempSubdirectory("perfhost-packages").FullName;

    /// <summary>The source folder of a test plugin, which is a package folder once it is built.</summary>
    public static string Built(string name)
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "PerfHost.sln")))
        {
            folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!;
        }

        return Path.Combine(folder, "tests", "TestPlugins", name);
    }

    /// <summary>Copies manifest and DLLs of a test plugin.</summary>
    public string Copy(string name, string folder)
    {
        var target = Path.Combine(Root, folder);
        Directory.CreateDirectory(Path.Combine(target, "lib"));
        File.Copy(Path.Combine(Built(name), "package.yaml"), Path.Combine(target, "package.yaml"));
        foreach (var file in Directory.GetFiles(Path.Combine(Built(name), "lib")))
        {
            File.Copy(file, Path.Combine(target, "lib", Path.GetFileName(file)));
        }

        return target;
    }

    /// <summary>Writes a package without a DLL.</summary>
    public string Write(string folder, string manifest, params (string File, string Text)[] files)
    {
        var target = Path.Combine(Root, folder);
        foreach (var (file, text) in files.Append(("package.yaml", manifest)))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(target, file))!);
            File.WriteAllText(Path.Combine(target, file), text);
        }

        return target;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
