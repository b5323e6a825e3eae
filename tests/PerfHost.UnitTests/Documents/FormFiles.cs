using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;
using PerfHost.Engine.Forms;

namespace PerfHost.UnitTests.Documents;

/// <summary>The layouts of the packages, and short ways to read and write with them.</summary>
internal static class FormFiles
{
    public static FormLayout National { get; } = Layout("Baseline", "national.yaml");

    public static FormLayout Sichuan { get; } = Layout("Shuangliu", "510000_0013zp.yaml");

    public static FormLayout Chongqing { get; } = Layout("Chongqing", "department.yaml");

    public static IReadOnlyList<FormLayout> All { get; } = [National, Sichuan, Chongqing];

    public static FormReader Reader { get; } = new(All);

    /// <summary>The Sichuan example, saved by an office program in the format of 1997.</summary>
    public static string OldWorkbook { get; } = Path.Combine(SharedData.Repository, "tests", "PerfHost.UnitTests", "Documents", "old-workbook.xls");

    public static IReadOnlyList<SelfEvaluationForm> Read(byte[] bytes, string name = "表.xlsx") => Reader.Read(new MemoryStream(bytes), name);

    public static SelfEvaluationForm ReadFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Assert.Single(Reader.Read(stream, path));
    }

    public static SelfEvaluationForm Case(string id) => ReadFile(SharedData.SelfEvaluationCases.Single(path => Path.GetFileNameWithoutExtension(path) == id));

    public static byte[] Write(FormLayout layout, SelfEvaluationForm form)
    {
        using var stream = new MemoryStream();
        new FormWriter(layout).Write(form, stream);
        return stream.ToArray();
    }

    public static FormFormatException Refused(Action act) => Assert.Throws<FormFormatException>(act);

    /// <summary>A form as one text, places apart: what has to be equal after a round trip.</summary>
    public static string Facts(SelfEvaluationForm form) => string.Join('\n', new[]
    {
        $"{form.Id}|{form.Title}|{form.Place}|{form.Year}|{form.Kind}|{form.Department}|{form.Unit}|{form.Source}|{form.OperatorsInferred}",
        Show(form.Total, form.Grade),
        form.Budget.Unit + Show(form.Budget.Initial, form.Budget.Adjusted, form.Budget.Executed, form.Budget.Rate, form.Budget.Weight, form.Budget.Score, form.Budget.Reason),
    }
    .Concat(form.Budget.Funds.Select(fund => Show(fund.Title, fund.Initial, fund.Adjusted, fund.Executed)))
    .Concat(form.Rows.Select(row => Show(
        row.Level1, row.Level2, row.Name, row.Operator, row.Target, row.Unit, row.Actual, row.Coefficient, row.Weight, row.Score, row.Reason)))
    .Concat(form.Texts.Select(text => Show(text.Label, text.Text))));

    private static string Show(params ReadOnlySpan<string?> texts) => string.Join('|', texts.ToArray().Select(text => text is null ? "∅" : $"‹{text}›"));

    private static FormLayout Layout(string package, string file)
    {
        using var text = File.OpenText(SharedData.Plugin(package, "forms", file));
        return FormLayoutReader.Read(text, file);
    }
}
