using System.Security.Cryptography;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PerfHost.Scripting;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting;

/// <summary>The second lock: assemblies that somebody put into the cache are not loaded when they refer to more than rules may.</summary>
public sealed class ImageLockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("perfhost-image-lock").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("System.IO.File.Delete(\"x\"); return 7;", "")]
    [InlineData("return System.Environment.ProcessId;", "")]
    [InlineData("return GetType().Assembly.GetTypes().Length;", "")]
    [InlineData("return new object().GetHashCode();", "")]
    [InlineData("return typeof(int).Name.Length;", "")]
    [InlineData("System.Threading.Thread.Sleep(1); return 7;", "")]
    [InlineData("return System.DateTime.Now.Day;", "")]
    [InlineData("return getpid();", "[System.Runtime.InteropServices.DllImport(\"libc\")] static extern int getpid();")]
    [InlineData("return s_count++;", "static int s_count;")]
    [InlineData("return 7;", "static Indicator_x() { }")]
    [InlineData("return 7;", "~Indicator_x() { }")]
    [InlineData("return 7;", "[System.Runtime.CompilerServices.ModuleInitializer] internal static void F() { }")]
    [InlineData("return F(7);", "[System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.Synchronized)] static int F(int x) => x;")]
    public void Load_HostileImageInTheCache_IsCompiledAnewFromTheText(string body, string members)
    {
        Plant(body, members);
        using var compiled = Load();

        Assert.False(compiled.FromCache);
        Assert.Equal(10, ((IIndicatorType)compiled.Rules[0].Extension.Implementation).Evaluate(Written.Measured(1, 1)).Points);
    }

    [Fact]
    public void Load_HarmlessImageInTheCache_IsTaken()
    {
        Plant("return 7;", "");
        using var compiled = Load();

        Assert.True(compiled.FromCache);
    }

    [Fact]
    public void Load_NoAssemblyAtAll_IsCompiledAnew()
    {
        Put([1, 2, 3]);
        using var compiled = Load();

        Assert.False(compiled.FromCache);
    }

    private CompiledRules Load() => new RuleCompiler(_folder).Load("test", [Written.Rule("return Weight;")]);

    private void Plant(string body, string members)
    {
        var code = $"using PerfHost.Sdk; namespace PerfHost.Rules {{ internal sealed class Indicator_x : IIndicatorType {{ public Score Evaluate(Measurement m) {{ {body} }} {members} }} }}";
        var references = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic && assembly.Location.Length > 0).Select(assembly => MetadataReference.CreateFromFile(assembly.Location));
        using var assembly = new MemoryStream();
        var emitted = CSharpCompilation.Create("planted", [CSharpSyntaxTree.ParseText(code)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release)).Emit(assembly);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));
        Put(assembly.ToArray());
    }

    private void Put(byte[] assembly)
    {
        string hash;
        using (var compiled = Load())
        {
            hash = Path.Combine(_folder, compiled.Hash);
        }

        File.WriteAllBytes(hash + ".dll", assembly);
        File.WriteAllText(hash + ".sum", $"{Convert.ToHexStringLower(SHA256.HashData(assembly))} {Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(hash + ".pdb")))}\n");
    }
}
