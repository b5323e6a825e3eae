namespace PerfHost.UnitTests.Documents;

public sealed class FormRoundTripTests
{
    public static TheoryData<string, string> CasesByLayout()
    {
        var data = new TheoryData<string, string>();
        foreach (var id in SharedData.CaseIds)
        {
            foreach (var layout in FormFiles.All)
            {
                data.Add(id, layout.Id);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CasesByLayout))]
    public void Read_WhatWasWritten_GivesAllThatTheLayoutCarries(string id, string layoutId)
    {
        var layout = FormFiles.All.Single(layout => layout.Id == layoutId);
        var form = FormFiles.Case(id);

        var back = Assert.Single(FormFiles.Read(FormFiles.Write(layout, form), id + ".xlsx"));

        Assert.Equal(FormFiles.Facts(layout.Keep(form)), FormFiles.Facts(back));
        Assert.All(back.Rows, row => Assert.StartsWith("自评表!", row.Place, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(CasesByLayout))]
    public void NotCarried_PublishedCase_IsNothingButTheKindOfAnotherForm(string id, string layoutId)
    {
        var layout = FormFiles.All.Single(layout => layout.Id == layoutId);
        var form = FormFiles.Case(id);

        Assert.Equal(form.Kind == layout.Kind ? [] : ["评价对象类型"], layout.NotCarried(form));
    }
}
