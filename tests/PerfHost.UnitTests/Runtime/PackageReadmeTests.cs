using PerfHost.Web.Packages;

namespace PerfHost.UnitTests.Runtime;

/// <summary>Whoever wrote a package writes words on a page, and nothing else.</summary>
public sealed class PackageReadmeTests
{
    [Fact]
    public void ToHtml_TablesAndHeadings_AreRendered()
    {
        var html = PackageReadme.ToHtml("# 依据\n\n| 键 | 名称 |\n|---|---|\n| a | 正向 |\n");

        Assert.Contains("<h1>依据</h1>", html, StringComparison.Ordinal);
        Assert.Contains("<td>正向</td>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script")]
    [InlineData("text <img src=x onerror=alert(1)> more", "<img")]
    [InlineData("[go](javascript:alert(1))", "javascript")]
    [InlineData("[go](JaVaScRiPt:alert(1))", "cript:")]
    [InlineData("[go](&#106;avascript:alert(1))", "script:")]
    [InlineData("[go][1]\n\n[1]: data:text/html,x", "data:")]
    [InlineData("<javascript:alert(1)>", "href=\"javascript")]
    [InlineData("![it](https://elsewhere.example/a.png)", "elsewhere.example")]
    [InlineData("[go](//elsewhere.example)", "elsewhere.example")]
    [InlineData("[go](/packages?handler=Remove)", "handler=Remove")]
    [InlineData("| a |\n|---|\n| <b onclick=x>y</b> |", "<b ")]
    public void ToHtml_WhatIsNoText_IsTextOrNothing(string markdown, string never) =>
        Assert.DoesNotContain(never, PackageReadme.ToHtml(markdown), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void ToHtml_LinkToTheWeb_Stays() => Assert.Contains("href=\"https://www.mof.gov.cn/\"", PackageReadme.ToHtml("[财政部](https://www.mof.gov.cn/)"), StringComparison.Ordinal);
}
