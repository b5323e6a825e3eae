using System.Security.Cryptography;
using System.Text;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Ledger;
using PerfHost.Sdk;
using PerfHost.Yaml;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Engine.Schemes;

/// <summary>Reads a scheme from YAML. Refuses numbers without a source, unknown keys and weights that cannot add up.</summary>
public static class SchemeReader
{
    private static readonly (string, Comparator)[] Comparators =
    [
        (">=", Comparator.AtLeast), ("=", Comparator.Equal), ("<=", Comparator.AtMost), (">", Comparator.GreaterThan),
        ("<", Comparator.LessThan), ("qualitative", Comparator.Qualitative), ("checklist", Comparator.Checklist), ("date", Comparator.ByDate),
    ];

    private static readonly (string, Stage)[] Stages =
        [("declaration", Stage.Declaration), ("monitoring", Stage.Monitoring), ("evaluation", Stage.Evaluation)];

    /// <summary>Reads a scheme.</summary>
    /// <param name="yaml">The text of the file, at most 1 MiB.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="package">The id of the package it belongs to.</param>
    /// <exception cref="SchemeFormatException">The text is not a scheme; the message names file, line, found and expected.</exception>
    public static Scheme Read(string yaml, string file, string package)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var map = new SchemeMap(file, Parse(yaml, file), "方案");
        var execution = map.Map("execution");
        var rounding = map.Map("rounding");
        var rollUp = map.Map("rollup");
        var scheme = new Scheme
        {
            Id = map.Text("id"),
            Title = map.Text("title"),
            Package = package,
            Hash = new Hash(SHA256.HashData(Encoding.UTF8.GetBytes(yaml))),
            Effective = map.Date("effective"),
            Source = map.Text("source"),
            Places = map.Texts("places"),
            IsDefault = map.Flag("default"),
            FullMark = map.Sourced("fullMark"),
            Execution = new ExecutionRule(
                execution.Text("kind"),
                execution.Choice("denominator", ("adjusted", BudgetBase.Adjusted), ("initial", BudgetBase.Initial)),
                execution.Sourced("weight"),
                execution.Text("source")),
            Heads = [.. map.Maps("heads").Select(ReadHead)],
            Kinds = [.. map.Maps("kinds").Select(ReadKind)],
            Rounding = new RoundingRule(
                Decimals(rounding, "items"),
                Decimals(rounding, "total"),
                rounding.Choice("order", ("rounded-sum", RoundingOrder.RoundedSum), ("sum-of-rounded", RoundingOrder.SumOfRounded))),
            RollUp = new RollUp(
                rollUp.Choice("by", ("money", RollUpWeight.Money), ("equal", RollUpWeight.Equal)), rollUp.Text("source")),
            Grades = [.. map.Maps("grades").Select(ReadGrade).OrderByDescending(grade => grade.From.Value)],
            Parameters = [.. map.Maps("parameters").SelectMany(ReadParameter)],
            Methods = [.. map.Maps("methods").Select(ReadMethod)],
            Policies = [.. map.Maps("policies").Select(ReadPolicy)],
            Lights = [.. map.Maps("lights").Select(ReadLight)],
            Hints = map.Texts("hints"),
        };
        execution.Close();
        rounding.Close();
        rollUp.Close();
        map.Close();
        CheckWeights(scheme, map);
        return scheme;
    }

    private static YamlNode Parse(string yaml, string file)
    {
        try
        {
            var documents = YamlText.Read(yaml);
            return documents.Count == 1
                ? documents[0].RootNode
                : throw new SchemeFormatException(file, 1, $"应为一个 YAML 文档，现有 {documents.Count} 个。");
        }
        catch (YamlTextException error)
        {
            throw new SchemeFormatException(file, error.Line, error.Message, error);
        }
    }

    private static Head ReadHead(SchemeMap map)
    {
        var name = map.Text("name");
        var weight = map.Map("weight");
        var value = weight.OptionalNumber("value");
        var head = value is null
            ? new Head(name, weight.Number("min"), weight.Number("max"), weight.Text("source"))
            : new Head(name, value.Value, value.Value, weight.Text("source"));
        if (head.Least < 0 || head.Most < head.Least)
        {
            throw weight.Error($"“{name}”的分值范围应为 0 ≤ min ≤ max，现为 {head.Least}—{head.Most}。");
        }

        weight.Close();
        map.Close();
        return head;
    }

    private static KindRule ReadKind(SchemeMap map)
    {
        var kind = new KindRule(map.Choice("comparator", Comparators), map.Text("kind"), map.Text("source"));
        map.Close();
        return kind;
    }

    private static Sourced Decimals(SchemeMap rounding, string key)
    {
        var decimals = rounding.Sourced(key);
        return decimals.Value is >= 0 and <= 10 && decimals.Value == decimal.Truncate(decimals.Value)
            ? decimals
            : throw rounding.Error($"“{key}”应为 0 到 10 的整数（小数位数），现为 {decimals.Value}。");
    }

    private static GradeBand ReadGrade(SchemeMap map)
    {
        var grade = new GradeBand(map.Text("label"), map.Sourced("from"));
        map.Close();
        return grade;
    }

    private static IEnumerable<Parameter> ReadParameter(SchemeMap map)
    {
        var key = map.Text("key");
        var title = map.Text("title");
        var values = map.Maps("values");
        if (values.Count == 0)
        {
            throw map.Error($"参数“{key}”没有 values。");
        }

        map.Close();
        return values.Select(value =>
        {
            var words = value.Texts("words");
            var number = value.OptionalNumber("value");
            if (number is null == (words.Count == 0))
            {
                throw value.Error($"参数“{key}”的每个取值应写 value（数字）或 words（词语列表）之一。");
            }

            var parameter = new Parameter(key, title, (double?)number ?? double.NaN, value.Date("from"), value.Text("source")) { Words = words };
            value.Close();
            return parameter;
        });
    }

    private static MethodUse ReadMethod(SchemeMap map)
    {
        var stages = map.Texts("stages").Select(word => map.Choice("stages", word, Stages)).ToArray();
        var reach = map.Text("reach") != "population" ? map.Choice("reach", ("subject", Reach.Subject)) : throw map.ErrorAt("reach", MethodRunner.NoPopulation);
        var method = new MethodUse(map.Text("use"), stages, reach, map.Text("source"));
        map.Close();
        return stages.Length > 0 ? method : throw map.Error($"方法“{method.Key}”没有写明 stages（declaration、monitoring、evaluation）。");
    }

    private static PolicyUse ReadPolicy(SchemeMap map)
    {
        var policy = new PolicyUse(map.Text("use"), map.Text("source"));
        map.Close();
        return policy;
    }

    private static Light ReadLight(SchemeMap map)
    {
        var light = new Light(map.Text("key"), map.Text("title"));
        map.Close();
        return light;
    }

    private static void CheckWeights(Scheme scheme, SchemeMap map)
    {
        var least = scheme.Execution.Weight.Value + scheme.Heads.Sum(head => head.Least);
        var most = scheme.Execution.Weight.Value + scheme.Heads.Sum(head => head.Most);
        if (scheme.Heads.Count > 0 && (least > scheme.FullMark.Value || most < scheme.FullMark.Value))
        {
            throw map.Error($"预算执行与各一级指标分值合计为 {least}—{most}，无法等于满分 {scheme.FullMark.Value}。");
        }
    }
}
