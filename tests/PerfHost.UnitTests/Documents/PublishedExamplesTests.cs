namespace PerfHost.UnitTests.Documents;

public sealed class PublishedExamplesTests
{
    private static readonly string[] Files =
        [.. Directory.GetFiles(Path.Combine(SharedData.Repository, "examples", "published-forms")).Where(path => !path.EndsWith(".md", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Read_EveryExample_GivesAFormNamedAsItsFile()
    {
        var forms = Files.Select(FormFiles.ReadFile).ToList();

        Assert.Equal(20, forms.Count);
        Assert.Equal(Files.Select(Path.GetFileNameWithoutExtension), forms.Select(form => form.Id));
        Assert.All(forms, form => Assert.True(form.Title.Length > 0 && form.Year > 2000 && form.Source.Length > 0, form.Id));
    }

    [Theory]
    [InlineData("河北廊坊市-宿舍食堂暖通改造.xlsx", "012")]
    [InlineData("四川青神县-工资性支出.xlsx", "020")]
    [InlineData("重庆高新区-融媒体中心部门整体.xlsx", "015")]
    public void Read_WorkbookExample_LosesNothingOfThePublishedForm(string file, string id)
    {
        var form = FormFiles.ReadFile(Files.Single(path => Path.GetFileName(path) == file));

        Assert.Equal(FormFiles.Facts(FormFiles.Case(id) with { Id = form.Id }), FormFiles.Facts(form));
    }
}
