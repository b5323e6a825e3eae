using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using PerfHost.Scripting;
using PerfHost.Sdk;
using Parameter = PerfHost.Sdk.Parameter;

namespace PerfHost.UnitTests.Scripting;

/// <summary>Rules as the tests write them: the header takes two lines, the body begins on line 3.</summary>
internal static class Written
{
    public const string Header = "// title: 测试规则\n// source: 本方案约定\n";

    public static RuleText Rule(string body, string file = "rules/x.indicator.csx") =>
        RuleText.Read(file, Encoding.UTF8.GetBytes(Header + body));

    public static CompiledRules Compile(params RuleText[] rules) => new RuleCompiler(null).Load("test", rules);

    public static IIndicatorType Indicator(string body) => (IIndicatorType)Compile(Rule(body)).Rules[0].Extension.Implementation;

    public static IEvaluationMethod Method(string body) =>
        (IEvaluationMethod)Compile(Rule(body, "rules/x.method.csx")).Rules[0].Extension.Implementation;

    public static IResultPolicy Policy(string body) =>
        (IResultPolicy)Compile(Rule(body, "rules/x.policy.csx")).Rules[0].Extension.Implementation;

    /// <summary>How often the assembly of one rule refers to a guard.</summary>
    public static int GuardsIn(string body)
    {
        var folder = Directory.CreateTempSubdirectory("perfhost-guards").FullName;
        using var compiled = new RuleCompiler(folder).Load("test", [Rule(body)]);
        using var file = new PEReader(File.OpenRead(Path.Combine(folder, compiled.Hash + ".dll")));
        var metadata = file.GetMetadataReader();
        var guards = metadata.MemberReferences.Where(handle => metadata.GetMemberReference(handle).Parent is { Kind: HandleKind.TypeReference } parent
            && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) == "Guard").Select(handle => MetadataTokens.GetToken(handle)).ToArray();

        // The plain build alone: the traced one may carry guards, since it is run for explanations only.
        var plain = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Where(method => metadata.GetString(method.Name).Contains("Evaluate", StringComparison.Ordinal) && method.RelativeVirtualAddress != 0);
        var count = plain.Sum(method => guards.Count(token => file.GetMethodBody(method.RelativeVirtualAddress).GetILBytes().AsSpan().IndexOf(BitConverter.GetBytes(token)) >= 0));
        Directory.Delete(folder, recursive: true);
        return count;
    }

    public static IReadOnlyList<RuleProblem> Problems(string body, string file = "rules/x.indicator.csx") =>
        Assert.Throws<RulesRefusedException>(() => Compile(Rule(body, file)).Dispose()).Problems;

    public static Measurement Measured(double target, double actual, StepRecorder? steps = null) => new()
    {
        Weight = 10,
        Target = Value.Of(target),
        Actual = Value.Of(actual),
        Comparator = Comparator.AtLeast,
        AsOf = new DateOnly(2025, 9, 30),
        Parameters = new ParameterSet([new Parameter("floor", "下限", 0.6, new DateOnly(2024, 1, 1), "财预〔2020〕10号")]),
        Steps = steps,
    };
}
