using PerfHost.Loading.References;

namespace PerfHost.Loading.Purity;

/// <summary>
/// Where the DLLs of a package call what no rule may: the same input has to give the same score for ever, on any machine.
/// Read from metadata; nothing is loaded.
/// </summary>
/// <remarks>
/// In a package with a data source only what rules call counts, lambdas and async methods included; in any other every call
/// of a DLL made against the Sdk. Private libraries are not looked into: what they could do says nothing of what they are asked.
/// </remarks>
public static class ImpureCalls
{
    /// <summary>The calls of a package, each once, in ordinal order of files, then of what is called.</summary>
    /// <param name="folder">The package's folder.</param>
    public static IReadOnlyList<ImpureCall> Of(string folder)
    {
        var lib = Path.Combine(folder, "lib");
        var dlls = (Directory.Exists(lib) ? Directory.GetFiles(lib, "*.dll") : []).Order(StringComparer.Ordinal).Select(Read).ToArray();
        return
        [
            .. from dll in dlls
               from call in dll.Calls
               where call.IsByRule || !Array.Exists(dlls, one => one.HasSource)
               select call.Call,
        ];
    }

    private static (bool HasSource, IReadOnlyList<(ImpureCall Call, bool IsByRule)> Calls) Read(string file) =>
        DllFile.Read<(bool, IReadOnlyList<(ImpureCall Call, bool)>)>(File.ReadAllBytes(file), (false, []), (portable, metadata) =>
        {
            var (types, name) = (new PureTypes(metadata), $"lib/{Path.GetFileName(file)}");
            return !types.IsPlugin ? (false, []) : (types.HasSource,
            [
                .. KnownReference.Of(portable, metadata, ImpureMembers.Words)
                    .Where(reference => reference.Caller is not null)
                    .Select(reference => (Call: new ImpureCall(reference.Words, reference.Caller!, ImpureMembers.Instead(reference.Words), name), types.IsPure(reference.Type)))
                    .Distinct()
                    .OrderBy(call => call.Call.What, StringComparer.Ordinal).ThenBy(call => call.Call.Caller, StringComparer.Ordinal),
            ]);
        });
}
