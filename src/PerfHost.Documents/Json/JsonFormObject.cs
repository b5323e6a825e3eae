using System.Text.Json;
using PerfHost.Documents.Forms;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Json;

/// <summary>
/// One JSON object read as a form. Unknown fields are ignored, so that notes may stand beside the facts; a field of a row that
/// looks like a misspelt one is refused, since it would silently not count.
/// </summary>
internal sealed class JsonFormObject(string file, string path, JsonElement element)
{
    private static readonly string[] RowFields = ["level1", "level2", "name", "op", "target", "actual", "unit", "weight", "published_score", "reason", "kind", "baseline", "inputs"];
    private const int MostInputs = 20;
    private const int MostInputName = 40;
    private readonly JsonTexts _texts = new(file);

    public static FormFormatException NotAForm(string where, string found) => new(
        "这不是绩效自评表", where, found, "至少有 indicators、budget 或 title 之一的 JSON 对象", "请上传绩效自评表，或对照示例补上这些字段");

    public SelfEvaluationForm ToForm(string fallbackId)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw NotAForm(_texts.Where(path), JsonTexts.Describe(element));
        }

        if (!element.TryGetProperty("indicators", out _) && !element.TryGetProperty("budget", out _) && !element.TryGetProperty("title", out _))
        {
            throw NotAForm(_texts.Where(path), $"只有字段 {string.Join('、', element.EnumerateObject().Select(field => field.Name).Take(8))}");
        }

        var prefix = path.Length == 0 ? "" : path + ".";
        return new SelfEvaluationForm
        {
            Id = Text("id") ?? fallbackId,
            Title = Text("title") ?? "",
            Place = Text("city") ?? "",
            Year = Year(),
            Kind = Kind(),
            Department = Text("department") ?? "",
            Unit = Text("unit") ?? "",
            Budget = Budget(prefix + "budget"),
            Rows = Rows(prefix + "indicators"),
            Total = Text("published_total"),
            TotalPlace = prefix + "published_total",
            Grade = Text("published_grade"),
            OperatorsInferred = _texts.Flag(element, "ops_inferred", path),
            Source = string.Join(' ', new[] { Text("source_title"), Text("source_url") }.OfType<string>()),
        };
    }

    private string? Text(string name) => _texts.Text(element, name, path);

    private int? Year() => Text("year") is not { } text
        ? null
        : YearText.Parse(text) ?? throw _texts.Wrong("年度看不懂", path, "year", text, "四位年份，如 2023");

    private SubjectKind Kind() => Text("kind") switch
    {
        null or "project" or "项目支出" => SubjectKind.Project,
        "department" or "部门整体支出" => SubjectKind.Department,
        "policy" or "政策" => SubjectKind.Policy,
        var other => throw _texts.Wrong("评价对象类型看不懂", path, "kind", other, "project、department 或 policy"),
    };

    private FormBudget Budget(string place)
    {
        if (!element.TryGetProperty("budget", out var budget) || budget.ValueKind == JsonValueKind.Null)
        {
            return new FormBudget { Place = place };
        }

        _texts.MustBe(budget, JsonValueKind.Object, place, "一个对象 { … }");
        var empty = new FormBudget();
        return new FormBudget
        {
            Unit = Amount("unit") ?? empty.Unit,
            Initial = Amount("initial_budget"),
            Adjusted = Amount("annual_budget"),
            Executed = Amount("executed"),
            Rate = Amount("published_rate_pct"),
            Weight = Amount("weight"),
            Score = Amount("published_score"),
            Reason = Amount("reason"),
            Place = place,
        };

        string? Amount(string name) => _texts.Text(budget, name, place);
    }

    private List<FormRow> Rows(string place)
    {
        var rows = new List<FormRow>();
        if (!element.TryGetProperty("indicators", out var list) || list.ValueKind == JsonValueKind.Null)
        {
            return rows;
        }

        _texts.MustBe(list, JsonValueKind.Array, place, "一个数组 [ … ]");
        foreach (var item in list.EnumerateArray())
        {
            var at = $"{place}[{rows.Count}]";
            _texts.MustBe(item, JsonValueKind.Object, at, "一个对象 { … }");
            rows.Add(Row(item, at));
        }

        return rows;
    }

    private List<FormInput>? Inputs(JsonElement item, string place)
    {
        if (!item.TryGetProperty("inputs", out var inputs) || inputs.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        var at = $"{place}.inputs";
        _texts.MustBe(inputs, JsonValueKind.Object, at, "一个对象，名称和数值各一，如 { \"在职人数\": 120 }");
        var read = new List<FormInput>();
        foreach (var input in inputs.EnumerateObject())
        {
            if (input.Name.Length is 0 or > MostInputName || read.Count == MostInputs || read.Exists(known => known.Name == input.Name))
            {
                throw _texts.Wrong("其他输入的名称不对", at, input.Name, $"第 {read.Count + 1} 项", $"最多 {MostInputs} 项，名称 1 至 {MostInputName} 个字，不重复");
            }

            if (_texts.Text(inputs, input.Name, at) is { } text)
            {
                read.Add(new FormInput(input.Name, text));
            }
        }

        return read;
    }

    private FormRow Row(JsonElement item, string place)
    {
        foreach (var name in item.EnumerateObject().Select(field => field.Name).Except(RowFields, StringComparer.Ordinal))
        {
            if (KeySpelling.Near(name, RowFields) is { } meant)
            {
                throw _texts.Wrong("字段名像是写错了", place, name, name, $"“{meant}”；备注请用别的名称，如 note");
            }
        }

        return new FormRow
        {
            Level1 = Cell("level1") ?? "",
            Level2 = Cell("level2") ?? "",
            Name = Cell("name") ?? "",
            Operator = Cell("op"),
            Target = Cell("target"),
            Actual = Cell("actual"),
            Unit = Cell("unit"),
            Weight = Cell("weight"),
            Score = Cell("published_score"),
            Reason = Cell("reason"),
            Kind = Cell("kind"),
            Baseline = Cell("baseline"),
            Inputs = Inputs(item, place),
            Place = place,
        };

        string? Cell(string name) => _texts.Text(item, name, place);
    }
}
