using System.Reflection;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Unloading;
using PerfHost.Sdk;

namespace PerfHost.Loading;

/// <summary>Loads package folders. A package is loaded whole or not at all. Safe for use by many threads.</summary>
/// <param name="rules">Compiles rule files; null on a host without a compiler, where a package with rules is refused.</param>
public sealed class PackageLoader(IRuleCompiler? rules)
{
    private const int MostCharacters = 500;

    /// <summary>Loads one package.</summary>
    /// <param name="folder">Its folder, with <c>package.yaml</c> at the top.</param>
    /// <exception cref="PackageException">It cannot be used; nothing of it stays loaded.</exception>
    public LoadedPackage Load(string folder)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var manifest = PackageManifest.ReadFolder(folder);
        SdkRange.Refuse(manifest);
        PluginContext? context = null;
        IRuleSet? ruleSet = null;
        try
        {
            var registry = new PluginRegistry();
            var extensions = new List<LoadedExtension>();
            if (manifest.Assembly is { } file)
            {
                context = OpenContext(manifest, folder, file);
                Register(context, file, registry);
                extensions.AddRange(registry.Extensions.Select(extension =>
                    new LoadedExtension(extension, manifest.Id, manifest.Version, extension.Implementation.GetType().FullName!, Source: null)));
            }

            if (HasRules(folder))
            {
                ruleSet = Compile(manifest, folder);
                foreach (var rule in ruleSet.Rules)
                {
                    Add(registry, rule);
                    extensions.Add(new LoadedExtension(rule.Extension, manifest.Id, manifest.Version, rule.Origin, rule.Source));
                }
            }

            return new LoadedPackage(manifest, folder, PackageContent.Hash(folder), extensions, context, ruleSet, Suspects(folder));
        }
        catch
        {
            ruleSet?.Dispose();
            context?.Unload();
            throw;
        }
    }

    private static IReadOnlyList<string> Suspects(string folder)
    {
        var lib = Path.Combine(folder, "lib");
        string[] files = Directory.Exists(lib) ? Directory.GetFiles(lib, "*.dll") : [];
        var own = files.Select(file => Path.GetFileNameWithoutExtension(file)).ToHashSet(StringComparer.Ordinal);
        return [.. files.SelectMany(file => PinningReferences.Of(File.ReadAllBytes(file), own)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static bool HasRules(string folder)
    {
        var rules = Path.Combine(folder, "rules");
        return Directory.Exists(rules) && Directory.EnumerateFiles(rules, "*.csx").Any();
    }

    private static PluginContext OpenContext(PackageManifest manifest, string folder, string file)
    {
        var path = Path.Combine(folder, "lib", file);
        var lib = Path.GetDirectoryName(path)!;
        EntryAssembly.Refuse(manifest, Directory.Exists(lib) ? Directory.EnumerateFiles(lib).Select(found => Path.GetFileName(found)) : []);
        ModuleInitializer.Refuse($"lib/{file}", File.ReadAllBytes(path));
        return new PluginContext($"{manifest.Id} {manifest.Version}", path);
    }

    private static void Register(PluginContext context, string file, PluginRegistry registry)
    {
        // Whatever the package's code throws is told in words; the exception itself would keep the context alive.
        try
        {
            var entries = context.LoadEntry().GetExportedTypes().Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Plugin))).ToList();
            if (entries is not [var entry])
            {
                throw new PackageException($"lib/{file}", null, entries.Count == 0
                    ? "没有公开的 Plugin 子类。入口 DLL 应恰好有一个，并由它登记扩展。"
                    : $"有 {entries.Count} 个公开的 Plugin 子类（{string.Join('、', entries.Select(type => type.FullName))}），应恰好有一个。");
            }

            var plugin = (Plugin)Activator.CreateInstance(entry, BindingFlags.Public | BindingFlags.Instance | BindingFlags.DoNotWrapExceptions, binder: null, args: null, culture: null)!;
            plugin.Register(registry);
        }
        catch (Exception exception) when (exception is not PackageException)
        {
            throw new PackageException($"lib/{file}", null, $"载入时出错，{Words(exception)}");
        }
    }

    /// <summary>What went wrong; a type initializer that threw only wraps what did, and a hostile exception may throw when it is read.</summary>
    private static string Words(Exception exception)
    {
        try
        {
            var told = exception is TypeInitializationException { InnerException: { } inner } ? inner : exception;
            var text = $"{told.GetType().FullName}：{told.Message}";
            return text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";
        }
        catch (Exception hostile) when (hostile is not OutOfMemoryException)
        {
            return $"{exception.GetType().FullName}（异常信息不可读）";
        }
    }

    private static void Add(PluginRegistry registry, RuleExtension rule)
    {
        try
        {
            registry.Add(rule.Extension);
        }
        catch (ArgumentException)
        {
            throw new PackageException(rule.Origin, null, $"“{rule.Extension.Key}”已由这个程序包的 DLL 登记，请换一个键（文件名）。");
        }
    }

    private IRuleSet Compile(PackageManifest manifest, string folder)
    {
        if (rules is null)
        {
            throw new PackageException("rules", null, "这台主机没有启用规则编译，不能载入带 .csx 规则的程序包。");
        }

        try
        {
            return rules.Compile(manifest, folder);
        }
        catch (Exception exception) when (exception is not PackageException)
        {
            throw new PackageException("rules", null, exception.Message);
        }
    }
}
