using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using PerfHost.Scripting.Cache;
using PerfHost.Scripting.Columns;
using PerfHost.Scripting.Guards;
using PerfHost.Scripting.Refusals;
using PerfHost.Scripting.Tracing;

namespace PerfHost.Scripting.Compilation;

/// <summary>
/// Compiles the rules of one package into one assembly. Refusals come first, because some texts must not even be parsed
/// together with others; then the compiler's errors and the lock on names, together.
/// </summary>
internal static class RoslynCompilation
{
    /// <summary>C# as the rest of the house writes it; documentation comments are ordinary comments in a rule.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.CSharp14, DocumentationMode.None);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        checkOverflow: true,
        allowUnsafe: false,
        deterministic: true,
        concurrentBuild: false,
        nullableContextOptions: NullableContextOptions.Annotations);

    /// <exception cref="RulesRefusedException">Something is refused or does not compile.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static RuleImage Compile(string assemblyName, IReadOnlyList<RuleText> rules)
    {
        var problems = new List<RuleProblem>();
        var sources = rules.Select(rule => RuleSource.Read(rule, problems)).OfType<RuleSource>().ToList();
        Refuse(problems);

        var compilation = CSharpCompilation.Create(
            assemblyName,
            sources.Select(source => source.Tree),
            RuleReferences.All,
            Options);

        // One model of each text for all that looks at it: a new one would find out everything again.
        var models = sources.ToDictionary(source => source.Tree, source => compilation.GetSemanticModel(source.Tree));
        foreach (var source in sources)
        {
            var model = models[source.Tree];
            var errors = CompilerErrors.Of(source, model).ToList();
            problems.AddRange(NameLock.Check(source, model));

            // Where a name is locked, the compiler's complaint about the same place would only confuse.
            problems.AddRange(errors.Where(error => !problems.Exists(known => known.File == error.File && known.Line == error.Line && known.Column == error.Column)));
        }

        Refuse(problems);
        // Guards before columns: whatever holds the author's text carries them; the column code holds none of it.
        var columns = ColumnTemplate.Trees(sources, models);
        return Emit(GuardRewriter.Guard(TracedBuild.AddTo(compilation, sources, models), models).AddSyntaxTrees(columns));
    }

    private static RuleImage Emit(CSharpCompilation compilation)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(assembly, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        if (emitted.Success)
        {
            return new RuleImage(assembly.ToArray(), symbols.ToArray());
        }

        // Errors of the emit phase alone, for example an expression too deep for the code generator.
        throw new RulesRefusedException([.. CompilerErrors.Of(emitted.Diagnostics)]);
    }

    private static void Refuse(List<RuleProblem> problems)
    {
        if (problems.Count > 0)
        {
            throw new RulesRefusedException([.. problems
                .Distinct()
                .OrderBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)
                .ThenBy(problem => problem.Column)]);
        }
    }
}
