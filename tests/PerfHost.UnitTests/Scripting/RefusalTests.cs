using System.Text;

namespace PerfHost.UnitTests.Scripting;

/// <summary>What is refused before anything is bound, each with its place.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("#r \"x.dll\"\nreturn 1;", "rule/directive", 3, 1)]
    [InlineData("return 1;\n  #load \"y.csx\"", "rule/directive", 4, 3)]
    [InlineData("#if DEBUG\nreturn 1;\n#endif\nreturn 2;", "rule/directive", 3, 1)]
    [InlineData("#pragma warning disable\nreturn 1;", "rule/directive", 3, 1)]
    [InlineData("#line 1 \"other\"\nreturn 1;", "rule/directive", 3, 1)]
    [InlineData("#nullable enable\nreturn 1;", "rule/directive", 3, 1)]
    [InlineData("unsafe { }\nreturn 1;", "rule/unsafe", 3, 1)]
    [InlineData("return stackalloc int[3][0];", "rule/unsafe", 3, 8)]
    [InlineData("int x = 1;\nint* p = &x;\nreturn 1;", "rule/unsafe", 4, 1)]
    [InlineData("delegate*<void> f = null;\nreturn 1;", "rule/unsafe", 3, 1)]
    [InlineData("double[] a = [1];\nfixed (double* p = a) { }\nreturn 1;", "rule/unsafe", 4, 1)]
    [InlineData("return sizeof(int);", "rule/unsafe", 3, 8)]
    [InlineData("async void F() { }\nF();\nreturn 1;", "rule/async", 3, 1)]
    [InlineData("await x;\nreturn 1;", "rule/async", 3, 1)]
    [InlineData("Action f = async () => { };\nreturn 1;", "rule/async", 3, 12)]
    [InlineData("lock (Measurement) { }\nreturn 1;", "rule/lock", 3, 1)]
    [InlineData("var o = new object();\nlock (o) return 1;\nreturn 1;", "rule/lock", 4, 1)]
    [InlineData("again: goto again;", "rule/goto", 3, 8)]
    [InlineData("switch (1) { case 1: goto default; default: return 1; }", "rule/goto", 3, 22)]
    [InlineData("dynamic d = 1;\nreturn d;", "rule/dynamic", 3, 1)]
    [InlineData("return ((dynamic)Weight).X;", "rule/dynamic", 3, 10)]
    [InlineData("return typeof(double).Name.Length;", "rule/reflection", 3, 8)]
    [InlineData("return $\"{typeof(int)}\".Length;", "rule/reflection", 3, 11)]
    [InlineData("return __makeref(x);", "rule/reflection", 3, 8)]
    [InlineData("[Obsolete] double F() => 1;\nreturn F();", "rule/attribute", 3, 1)]
    [InlineData("var f = [Obsolete] () => 1;\nreturn f();", "rule/attribute", 3, 9)]
    [InlineData("class A { }\nreturn 1;", "rule/declaration", 3, 1)]
    [InlineData("record R(int X);\nreturn 1;", "rule/declaration", 3, 1)]
    [InlineData("namespace N { }\nreturn 1;", "rule/declaration", 3, 1)]
    [InlineData("struct S { }\nreturn 1;", "rule/declaration", 3, 1)]
    [InlineData("T F<T>(T x) => x;\nreturn F(1.0);", "rule/declaration", 3, 4)]
    [InlineData("return 1; }\nvoid F() {", "rule/block", 3, 11)]
    [InlineData("return 1; } } class Evil { void F() { {", "rule/block", 3, 11)]
    [InlineData("return 1; /* open", "rule/block", 3, 18)]
    [InlineData("if (Actual > 1) { return 1;", "rule/block", 3, 28)]
    [InlineData("return Weight; // \u202E", "rule/character", 3, 19)]
    [InlineData("return /*\u2066*/ Weight;", "rule/character", 3, 10)]
    [InlineData("return Wei\u200Bght;", "rule/character", 3, 11)]
    [InlineData("var t = \"a\u202Eb\";\nreturn 1;", "rule/character", 3, 11)]
    [InlineData("var Аctual = 1;\nreturn Аctual;", "rule/character", 3, 5)]
    [InlineData("return \\u0057eight;", "rule/character", 3, 8)]
    [InlineData("try { return 1; } catch { return 0; }", "rule/catch", 3, 1)]
    [InlineData("try { return 1; } finally { }", "rule/catch", 3, 1)]
    [InlineData("return this.Evaluate(Measurement);", "rule/this", 3, 8)]
    [InlineData("using var x = null;\nreturn 1;", "rule/using", 3, 1)]
    [InlineData("var t = $\"{Weight,1000000000}\";\nreturn 1;", "rule/format", 3, 18)]
    [InlineData("var t = $\"{Weight:F999999999}\";\nreturn 1;", "rule/format", 3, 18)]
    public void Load_RefusedConstruct_NamesPlaceAndAdvice(string body, string code, int line, int column)
    {
        var problems = Written.Problems(body);

        Assert.Contains(problems, problem => (problem.Code, problem.Line, problem.Column) == (code, line, column));
        Assert.All(problems, problem => Assert.True(problem.Message.Length > 8));
    }

    [Theory]
    [InlineData("yield return null;")]
    [InlineData("foreach (var s in Subjects) yield break;")]
    public void Load_Yield_IsRefused(string body) => Assert.Contains(Written.Problems(body, "rules/x.method.csx"), problem => problem.Code == "rule/yield");

    [Theory]
    [InlineData("(", ")")]
    [InlineData("!", "")]
    [InlineData("$\"{", "}\"")]
    [InlineData("if (true) ", "")]
    [InlineData("true ? 1 : ", "")]
    [InlineData("x => ", "")]
    [InlineData("(int)", "")]
    [InlineData("new ", "")]
    [InlineData("-1 is not ", "")]
    [InlineData("do ", ";")]
    [InlineData("from a in ", "")]
    [InlineData("throw ", "")]
    [InlineData("List<", "")]
    public void Load_DeepNesting_IsRefusedAndTheProcessLives(string open, string close)
    {
        var body = new StringBuilder(open.StartsWith("if", StringComparison.Ordinal) ? "" : "var v = ").Insert(0, "");
        for (var depth = 0; depth < 4000; depth++)
        {
            body.Append(open);
        }

        body.Append('1');
        for (var depth = 0; depth < 4000; depth++)
        {
            body.Append(close);
        }

        Assert.NotEmpty(Written.Problems(body + ";\nreturn 1;"));
    }

    [Theory]
    [InlineData("1 + ", "1")]
    [InlineData("Weight.ToString().", "Length")]
    [InlineData("Math.Abs(1) * ", "1")]
    public void Load_LongChains_AreRefusedAndTheProcessLives(string link, string end) =>
        Assert.NotEmpty(Written.Problems("return " + string.Concat(Enumerable.Repeat(link, 3000)) + end + ";"));

    [Theory]
    [InlineData("return Subjects.Sum(a => Subjects.Sum(b => Subjects.Sum(c => Subjects.Sum(d => 1.0))));")]
    [InlineData("Func<int, Func<int, Func<int, Func<int, int>>>> f = a => b => c => d => 1;")]
    public void Load_LambdasInLambdas_AreRefusedBeforeTheyMultiply(string body) =>
        Assert.Equal("rule/depth", Written.Problems(body, "rules/x.method.csx")[0].Code);

    [Fact]
    public void Load_TextInStrings_IsNotRefused() =>
        Assert.Equal(1, Written.Indicator("var t = \"#r goto class } unsafe α。\"; // async 等词\nreturn t.Length > 0 ? 1 : 0;").Evaluate(Written.Measured(1, 1)).Points);
}
