using PerfHost.Documents.Forms;
using PerfHost.Engine.Forms;
using PerfHost.Yaml;
using YamlDotNet.RepresentationModel;

namespace PerfHost.Documents.Layouts;

/// <summary>Reads a layout from YAML. Every mistake is named with file, line, what was found and what was expected.</summary>
public static class FormLayoutReader
{
    private const double DefaultWidth = 12;

    private static readonly OrderedDictionary<string, SubjectKind> Kinds = new(StringComparer.Ordinal)
    {
        ["project"] = SubjectKind.Project,
        ["department"] = SubjectKind.Department,
        ["policy"] = SubjectKind.Policy,
    };

    private static readonly OrderedDictionary<string, HeadField> HeadFields = new(StringComparer.Ordinal)
    {
        ["title"] = HeadField.Title,
        ["place"] = HeadField.Place,
        ["year"] = HeadField.Year,
        ["department"] = HeadField.Department,
        ["unit"] = HeadField.Unit,
        ["total"] = HeadField.Total,
        ["grade"] = HeadField.Grade,
        ["source"] = HeadField.Source,
        ["operators_inferred"] = HeadField.OperatorsInferred,
    };

    private static readonly OrderedDictionary<string, FundField> FundFields = new(StringComparer.Ordinal)
    {
        ["initial"] = FundField.Initial,
        ["adjusted"] = FundField.Adjusted,
        ["executed"] = FundField.Executed,
        ["weight"] = FundField.Weight,
        ["rate"] = FundField.Rate,
        ["score"] = FundField.Score,
        ["reason"] = FundField.Reason,
    };

    private static readonly OrderedDictionary<string, RowField> RowFields = new(StringComparer.Ordinal)
    {
        ["level1"] = RowField.Level1,
        ["level2"] = RowField.Level2,
        ["name"] = RowField.Name,
        ["operator"] = RowField.Operator,
        ["target"] = RowField.Target,
        ["adjusted_target"] = RowField.AdjustedTarget,
        ["unit"] = RowField.Unit,
        ["actual"] = RowField.Actual,
        ["coefficient"] = RowField.Coefficient,
        ["weight"] = RowField.Weight,
        ["score"] = RowField.Score,
        ["reason"] = RowField.Reason,
        ["none"] = RowField.None,
    };

    /// <summary>Reads one layout.</summary>
    /// <param name="yaml">The file's text; read to its end, not closed.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <exception cref="FormFormatException">The text is not YAML, or not a layout.</exception>
    public static FormLayout Read(TextReader yaml, string fileName)
    {
        var documents = Documents(yaml, fileName);
        return documents.Count == 1
            ? Layout(new YamlNodes(fileName, documents[0].RootNode, ""))
            : throw new FormFormatException("表式文件写法有误", fileName, $"{documents.Count} 份 YAML 文档", "恰好一份", "请一个文件只写一种表式");
    }

    private static IList<YamlDocument> Documents(TextReader yaml, string fileName)
    {
        try
        {
            return YamlText.Read(yaml.ReadToEnd());
        }
        catch (YamlTextException broken)
        {
            throw new FormFormatException(
                "表式文件不能读取", $"{fileName} 第 {broken.Line} 行第 {broken.Column} 列", broken.Message.TrimEnd('。'), "有效的 YAML，大小和嵌套都在限度之内", "请改正这一行", broken);
        }
    }

    private static FormLayout Layout(YamlNodes root)
    {
        root.OnlyHas(
            "id", "title", "kind", "also_titled", "year_line", "landscape", "money_units", "head", "funds", "goals", "indicators", "total", "foot", "other_labels", "hints");
        var indicators = root.Get("indicators");
        indicators.OnlyHas("label", "columns");
        var layout = new FormLayout
        {
            Id = root.Get("id").Text(),
            Title = root.Get("title").Text(),
            Kind = root.Get("kind").Choice(Kinds),
            AlsoTitled = root.Find("also_titled")?.Texts() ?? [],
            YearLine = YearLine(root.Find("year_line")),
            Landscape = root.Find("landscape")?.Flag() ?? false,
            MoneyUnits = root.Find("money_units")?.Texts() ?? ["万元", "元"],
            Head = Fields(root.Find("head")),
            Funds = root.Find("funds") is { } funds ? Funds(funds) : null,
            Goals = root.Find("goals") is { } goals ? Goals(goals) : null,
            IndicatorsLabel = indicators.Find("label")?.Text() ?? "绩效指标",
            Columns = Columns(indicators.Get("columns"), RowFields),
            Total = root.Find("total") is { } total ? Total(total) : null,
            Foot = Fields(root.Find("foot")),
            OtherLabels = [.. root.Find("other_labels")?.Texts().Select(text => new LayoutLabel(text, [])) ?? []],
            Hints = root.Find("hints")?.Texts() ?? [],
        };
        Check(layout, root, indicators.Get("columns"));
        return layout;
    }

    private static void Check(FormLayout layout, YamlNodes root, YamlNodes columns)
    {
        if (!layout.Columns.Any(column => column is { Field: RowField.Name, WhenUsed: false }))
        {
            throw columns.Wrong("没有三级指标的列", "一列 field: name，且不带 when_used");
        }

        if (layout.Columns.Count(column => column.Required) < 2)
        {
            throw columns.Wrong("能认出这张表的列不足两列", "至少两列 required: true");
        }

        if (layout.Total is not null && !layout.Columns.Any(column => column is { Field: RowField.Score, WhenUsed: false }))
        {
            throw columns.Wrong("有总分行而没有得分列", "一列 field: score，且不带 when_used");
        }

        // The blocks of a written sheet share one grid, whose columns are those of the indicators and one for the side labels.
        var always = layout.Columns.Count(column => !column.WhenUsed);
        var widest = Math.Max((layout.Funds?.Columns.Count ?? 0) + 1, layout.Goals?.Columns.Count ?? 0);
        widest = layout.Head.Concat(layout.Foot).Select(row => row.Count * 2 - 1).Append(widest).Max();
        if (widest > always)
        {
            throw columns.Wrong($"{always} 列总要写出的列", $"至少 {widest} 列，与表头和资金部分同宽");
        }

        if (layout.MoneyUnits.Count == 0)
        {
            throw root.Get("money_units").Wrong("空列表", "至少一个金额单位");
        }
    }

    private static string? YearLine(YamlNodes? node) => node is null ? null
        : node.Text().Contains("{year}", StringComparison.Ordinal) ? node.Text()
        : throw node.Wrong(node.Text(), "含有 {year} 的一行，如 （{year}年度）");

    private static List<IReadOnlyList<LayoutField>> Fields(YamlNodes? rows) =>
        [.. rows?.Items().Select(row => (IReadOnlyList<LayoutField>)[.. row.Items().Select(Field)]) ?? []];

    private static LayoutField Field(YamlNodes node)
    {
        node.OnlyHas("field", "text", "label", "also", "when_used");
        var whenUsed = node.Find("when_used")?.Flag() ?? false;
        return node.Find("text") is { } text
            ? new LayoutField(HeadField.Text, new LayoutLabel(text.Text(), Also(node)), whenUsed)
            : new LayoutField(node.Get("field").Choice(HeadFields), Label(node), whenUsed);
    }

    private static LayoutFunds Funds(YamlNodes node)
    {
        node.OnlyHas("label", "columns", "total", "unscored");
        return new LayoutFunds(
            node.Get("label").Text(), Columns(node.Get("columns"), FundFields), Label(node.Get("total"), "label", "also"), node.Find("unscored")?.Text());
    }

    private static LayoutGoals Goals(YamlNodes node)
    {
        node.OnlyHas("label", "columns");
        return new LayoutGoals(node.Get("label").Text(), [.. node.Get("columns").Items().Select(column => Label(column, "label", "also"))]);
    }

    private static LayoutTotal Total(YamlNodes node)
    {
        node.OnlyHas("label", "also", "grade_beside");
        return new LayoutTotal(Label(node), node.Find("grade_beside")?.Flag() ?? false);
    }

    private static List<LayoutColumn<TField>> Columns<TField>(YamlNodes list, OrderedDictionary<string, TField> fields)
        where TField : struct, Enum
    {
        var columns = new List<LayoutColumn<TField>>();
        foreach (var node in list.Items())
        {
            node.OnlyHas("field", "label", "also", "width", "required", "when_used");
            var field = node.Get("field");
            var column = new LayoutColumn<TField>(
                field.Choice(fields),
                Label(node),
                node.Find("width")?.Number(2, 100) ?? DefaultWidth,
                node.Find("required")?.Flag() ?? false,
                node.Find("when_used")?.Flag() ?? false);
            if (field.Text() != "none" && columns.Exists(known => known.Field.Equals(column.Field)))
            {
                throw field.Wrong($"第二个 {field.Text()}", "每种列只写一次");
            }

            columns.Add(column);
        }

        return columns;
    }

    private static LayoutLabel Label(YamlNodes node, params ReadOnlySpan<string> only)
    {
        if (!only.IsEmpty)
        {
            node.OnlyHas(only);
        }

        return new LayoutLabel(node.Get("label").Text(), Also(node));
    }

    private static IReadOnlyList<string> Also(YamlNodes node) => node.Find("also")?.Texts() ?? [];
}
