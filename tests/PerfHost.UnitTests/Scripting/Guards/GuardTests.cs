using PerfHost.Scripting.Guards;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting.Guards;

/// <summary>Every way to go on for ever or to grow without end is stopped, with its reason.</summary>
public sealed class GuardTests
{
    private static readonly RuleLimits Short = new(TimeSpan.FromMilliseconds(100), 32L << 20);
    private static readonly RuleLimits Patient = new(TimeSpan.FromMinutes(1), 32L << 20);

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("while (true) ;\n")]
    [InlineData("for (;;) ;")]
    [InlineData("for (;;) continue;")]
    [InlineData("do { } while (true);")]
    [InlineData("do Weight.ToString(); while (Weight > 0);\nreturn 1;")]
    [InlineData("for (var i = 0; i < 10; i += 0) { if (i < 5) continue; }\nreturn 1;")]
    [InlineData("bool Go() => true;\nwhile (Go()) ;\nreturn 1;")]
    [InlineData("var r = Enumerable.Range(0, 10000);\nforeach (var a in r) foreach (var b in r) foreach (var c in r) foreach (var d in r) ;\nreturn 1;")]
    [InlineData("var r = Enumerable.Range(0, 10000);\nforeach (var (a, b) in r.SelectMany(x => r, (x, y) => (x, y))) for (var i = 0; i < 10000; i++) ;\nreturn 1;")]
    [InlineData("var r = Enumerable.Range(0, 10000);\nreturn r.Sum(a => r.Sum(b => r.Sum(c => 1.0)));")]
    [InlineData("var r = Enumerable.Range(0, 10000);\nreturn (from a in r from b in r from c in r where a + b + c > 0 select 1).Count();")]
    [InlineData("var r = Enumerable.Range(0, 10000);\nvar q = r.Concat(r);\nfor (var i = 0; i < 40; i++) q = q.Concat(q);\nreturn q.Count();")]
    [InlineData("var a = Enumerable.Range(0, 10000);\nvar b = a.Concat(a); var c = b.Concat(b); var d = c.Concat(c); var e = d.Concat(d); var f = e.Concat(e); var g = f.Concat(f); var h = g.Concat(g); var i = h.Concat(h); var j = i.Concat(i); var k = j.Concat(j); var l = k.Concat(k); var m = l.Concat(l); var n = m.Concat(m); var o = n.Concat(n); var p = o.Concat(o); var q = p.Concat(p);\nreturn q.Count();")]
    [InlineData("Func<double, double> f = x => x;\nfor (var i = 0; i < 60; i++) { var g = f; f = x => g(x) + g(x); }\nreturn f(1);")]
    [InlineData("double Fib(double n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nreturn Fib(80);")]
    public void Evaluate_Endless_IsStoppedForTime(string body) => Assert.Equal(StopReason.Time, Stopped(body).Reason);

    [Fact]
    public void Evaluate_FunctionsThatDoubleTheirCalls_AreStoppedWithoutACycle()
    {
        var functions = string.Concat(Enumerable.Range(1, 50).Select(n => $"double F{n}(double x) => F{n - 1}(x) + F{n - 1}(x);\n"));

        Assert.Equal(StopReason.Time, Stopped("double F0(double x) => x;\n" + functions + "return F50(1);").Reason);
    }

    [Theory]
    [InlineData("double F(double x) => F(x + 1) + 1;\nreturn F(1);")]
    [InlineData("double F(double x) { return x > 1e9 ? 0 : G(x); }\ndouble G(double x) => F(x + 1) + 1;\nreturn F(1);")]
    [InlineData("Func<double, double> f = null;\nf = x => f(x + 1) + 1;\nreturn f(1);")]
    [InlineData("Func<double, double> f = null, g = null;\nf = x => g(x) + 1; g = x => f(x) + 1;\nreturn f(1);")]
    [InlineData("double F(double x) => new[] { x }.Select(F).First() + 1;\nreturn F(1);")]
    [InlineData("IEnumerable<int> q = null;\nq = new[] { 1 }.Select(x => q.First() + 1);\nreturn q.First();")]
    [InlineData("IEnumerable<int> q = [1];\nfor (var i = 0; i < 1000000; i++) q = q.Where(x => x > 0);\nreturn q.Count();")]
    [InlineData("IEnumerable<int> q = [1];\nfor (var i = 0; i < 1000000; i++) q = q.Skip(0).Reverse();\nreturn q.Count();")]
    [InlineData("var q = new[] { 1 }.OrderBy(x => x);\nfor (var i = 0; i < 1000000; i++) q = q.ThenBy(x => x);\nreturn q.Count();")]
    [InlineData("IEnumerable<int> q = null;\nq = from x in new[] { 1 } select q.First();\nreturn q.First();")]
    public void Evaluate_EndlessRecursion_IsStopped(string body)
    {
        var thrown = Stopped(body, Patient);

        // Building a deep thing may take all the memory first.
        Assert.True(thrown.Reason == StopReason.Recursion || (body.Contains("1000000", StringComparison.Ordinal) && thrown.Reason is StopReason.Memory), thrown.Message);
    }

    [Theory]
    [InlineData("return new double[200000000].Length;")]
    [InlineData("return new double[(long)Actual * 1000000].Length;")]
    [InlineData("var n = (int)Actual * 10000;\nreturn new double[n].Length;")]
    [InlineData("var n = 9000;\nreturn new double[n, n].Length;")]
    [InlineData("return new double[500, 500, 500].Length;")]
    [InlineData("var l = new List<double[]>();\nwhile (true) l.Add(new double[1000]);")]
    [InlineData("var l = new List<double>();\nwhile (true) l.Add(1);")]
    [InlineData("var s = \"x\";\nwhile (true) s += s;")]
    [InlineData("var s = \"x\";\nfor (var i = 0; i < 60; i++) s = s + s;\nreturn s.Length;")]
    [InlineData("var s = \"xxxxxxxxxx\";\nfor (var i = 0; i < 60; i++) s = $\"{s}{s}\";\nreturn s.Length;")]
    [InlineData("var s = \"xxxxxxxxxx\";\nfor (var i = 0; i < 60; i++) s = s.Replace(\"x\", \"xxxxxxxxxxxxxxxxxxxx\");\nreturn s.Length;")]
    [InlineData("var s = \"xxxxxxxxxx\";\nfor (var i = 0; i < 60; i++) s = s.Replace(\"x\", s);\nreturn s.Length;")]
    [InlineData("var s = \"xxxxxxxxxx\";\nfor (var i = 0; i < 60; i++) s = s?.Replace(\"x\", \"xxxxxxxxxxxx\");\nreturn s.Length;")]
    [InlineData("var s = \"xxxxxxxxxx\";\nfor (var i = 0; i < 60; i++) s = string.Join(s, new[] { s, s, s });\nreturn s.Length;")]
    [InlineData("var s = \"xxxxxxxxxx\";\nfor (var i = 0; i < 60; i++) s = string.Join(\",\", Enumerable.Repeat(s, 1000));\nreturn s.Length;")]
    [InlineData("var s = \"xxxxxxxxxx\";\nfor (var i = 0; i < 60; i++) s = string.Concat(Enumerable.Repeat(s, 1000));\nreturn s.Length;")]
    [InlineData("var a = \"xxxxxxxxxxxxxxxxxxxx\"; var b = a + a + a + a; var c = b + b + b + b; var d = c + c + c + c; var e = d + d + d + d; var f = e + e + e + e; var g = f + f + f + f; var h = g + g + g + g; var i = h + h + h + h;\nreturn i.Length;")]
    [InlineData("var l = new List<int> { 1 };\nfor (var i = 0; i < 60; i++) l.AddRange(l);\nreturn l.Count;")]
    [InlineData("int[] a = [1];\nfor (var i = 0; i < 60; i++) a = [.. a, .. a];\nreturn a.Length;")]
    [InlineData("var r = Enumerable.Range(0, 10000);\nreturn r.SelectMany(x => r).ToList().Count;")]
    [InlineData("var d = new Dictionary<int, string>();\nfor (var i = 0; ; i++) d[i] = i.ToString();")]
    public void Evaluate_EndlessGrowth_IsStoppedForMemory(string body) =>
        Assert.Equal(StopReason.Memory, Stopped(body, new RuleLimits(TimeSpan.FromSeconds(20), 8L << 20)).Reason);

    [Theory]
    [InlineData("var t = string.Concat(Enumerable.Repeat(\"0123456789\", 5000));\nreturn Score.Failed(t);")]
    [InlineData("Score s = 1;\nfor (var i = 0; i < 1000; i++) s = s.With(new Finding(\"a\", \"\", \"\", \"\", \"\"));\nreturn s;")]
    [InlineData("var t = string.Concat(Enumerable.Repeat(\"0123456789\", 5000));\nreturn ((Score)1).With(new Finding(t, \"\", \"\", \"\", \"\"));")]
    public void Evaluate_FloodOfOutput_IsStopped(string body) => Assert.Equal(StopReason.Output, Stopped(body).Reason);

    [Theory]
    [InlineData("var r = Enumerable.Range(0, 10000).ToList();\nforeach (var i in r) foreach (var j in r.Take(5)) Results.Add(new Evaluation(\"a\", \"b\", \"c\"));")]
    [InlineData("return [.. Enumerable.Range(0, 10000).SelectMany(i => new[] { 1, 2, 3 }, (i, j) => new Evaluation(\"a\", \"b\", \"c\"))];")]
    [InlineData("var t = string.Concat(Enumerable.Repeat(\"0123456789\", 5000));\nreturn [new Evaluation(\"a\", \"b\", \"c\") { Reason = t }];")]
    public void Evaluate_MethodThatFloods_IsStopped(string body) =>
        Assert.Equal(StopReason.Output, Assert.Throws<RuleStoppedException>(() => Written.Method(body).Evaluate(new Population { Subjects = [] })).Reason);

    [Fact]
    public void Evaluate_RuleWithoutLoops_GetsNoGuardAndStaysAsFast() => Assert.Equal(0, Written.GuardsIn("return Weight * Math.Clamp(Actual / Target, 0, 1);"));

    [Fact]
    public void Evaluate_SmallFunctionOffCycles_GetsNoGuard() =>
        Assert.Equal(0, Written.GuardsIn("double Share(double a, double b) => b == 0 ? 0 : a / b;\nreturn Weight * Share(Actual, Target);"));

    [Theory]
    [InlineData("var x = 0.0;\nfor (var i = 0; i < 1000; i++) x += Math.Min(i, Actual);\nreturn x;", 0)]
    [InlineData("double[] t = [1, 2, 3];\nfor (var i = 1; i <= 2; i++) { if (Actual < t[i]) return Weight * t[i - 1]; }\nreturn 0;", 0)]
    [InlineData("var x = 0.0;\nfor (var i = 0; i < 1001; i++) x += i;\nreturn x;", 4)]
    [InlineData("var x = 0.0;\nfor (var i = 0; i < Actual; i++) x += i;\nreturn x;", 4)]
    [InlineData("var x = 0.0;\nfor (var i = 0; i < 9; i++) { x += i; i = 0; }\nreturn x;", 4)]
    [InlineData("var x = 0.0;\nfor (var i = 0; i < 9; i++) { x += i--; }\nreturn x;", 4)]
    [InlineData("var x = 0.0;\nfor (var i = 0; i < 9; i++) x += Measurement.History.Count;\nreturn x;", 4)]
    [InlineData("var x = 0.0;\nfor (var i = 0; i < 9; i++) { ref var j = ref i; j = 0; }\nreturn x;", 4)]
    [InlineData("var x = 0.0;\nfor (var i = 0; i < 9; i++) for (var j = 0; j < 9; j++) x += j;\nreturn x;", 4)]
    public void Evaluate_ShortLoop_GetsNoGuard(string body, int kinds) => Assert.Equal(kinds, Written.GuardsIn(body));

    [Theory]
    [InlineData("static double Fib(double n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2);\nreturn Fib(Actual);", 6765)]
    [InlineData("void Down(ref double n, in double by, out double last) { last = n; n -= by; if (n > 0) Down(ref n, by, out last); }\nvar n = Actual;\nDown(ref n, 1, out var last);\nreturn last;", 1)]
    [InlineData("static\n// counts down\ndouble F(double F) { return F <= 0 ? 0 : G(F - 1); }\nstatic double G(double x) { var G = x; return F(G); }\nreturn F(Actual);", 0)]
    [InlineData("double H(double x) { static double Within(double y) => y > 3 ? y : Within(y + 1); return Within(x); }\nreturn H(0);", 4)]
    [InlineData("double F(double x) { double __calls = x; double __calls_ = 1; return __calls > 0 ? F(__calls - __calls_) : 7; }\nreturn F(5);", 7)]
    public void Evaluate_FunctionsOnACycle_ComputeWhatTheySay(string body, double points)
    {
        var rule = Written.Indicator(body);
        var end = Environment.TickCount64 + 150;

        // Long enough to meet the alarm.
        do
        {
            Assert.Equal(points, rule.Evaluate(Written.Measured(1, 20)).Points);
        }
        while (Environment.TickCount64 < end);
    }

    [Theory]
    [InlineData("double F(double __calls) => F(__calls) + 1;\nreturn F(0);")]
    [InlineData("double F(double x) { double __calls = x; return F(__calls) + 1; }\nreturn F(0);")]
    public void Evaluate_AuthorNamesWhatTheGuardKeeps_IsStoppedAllTheSame(string body) => Assert.Equal(StopReason.Recursion, Stopped(body, Patient).Reason);

    [Fact]
    public void Evaluate_ManyTextsMadeOnce_AreStillCounted()
    {
        var texts = string.Concat(Enumerable.Range(0, 200).Select(n => $"var t{n} = $\"{{s}}{{Actual}}\";\n"));

        Assert.Equal(StopReason.Memory, Stopped("var s = string.Concat(Enumerable.Repeat(\"0123456789\", 9000));\n" + texts + "return t1.Length;", new RuleLimits(TimeSpan.FromSeconds(20), 8L << 20)).Reason);
    }

    [Theory]
    [InlineData("return Actual > 1 ? Score.Failed($\"{Actual}\") : Weight;", 2)]
    [InlineData("return new double[(int)Actual].Length;", 2)]
    public void Evaluate_TextMadeOnce_IsBoundedAndNotCounted(string body, int kinds) => Assert.Equal(kinds, Written.GuardsIn(body));

    [Fact]
    public void Evaluate_ManyThreads_StopsOnlyTheEndlessOne()
    {
        var good = Written.Indicator("double sum = 0;\nfor (var i = 1; i <= Target * 4; i++) sum += i;\nreturn sum;");
        using var stop = new CancellationTokenSource();
        var wrong = 0;
        var others = new Thread(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                wrong += good.Evaluate(Written.Measured(1, 1)).Points == 10 ? 0 : 1;
            }
        });
        others.Start();
        var stopped = Stopped("while (true) ;");
        stop.Cancel();
        others.Join();

        Assert.Equal((StopReason.Time, 0), (stopped.Reason, wrong));
    }

    [Fact]
    public void Evaluate_AfterAStop_NextRunStartsAfresh()
    {
        var rule = Written.Indicator("while (Actual > 1) ;\nreturn Weight;");

        Assert.Throws<RuleStoppedException>(() => Short.Hold(() => rule.Evaluate(Written.Measured(1, 2))));
        Assert.Equal(10, rule.Evaluate(Written.Measured(1, 1)).Points);
    }

    [Fact]
    public void Evaluate_StoppedRule_StackTraceKeepsTheAuthorsLine() =>
        Assert.Contains("rules/x.indicator.csx:line 5", Stopped("var x = 1;\n// a comment\nwhile (true) x = 2;").StackTrace, StringComparison.Ordinal);

    private static RuleStoppedException Stopped(string body, RuleLimits? limits = null)
    {
        var rule = Written.Indicator(body);
        return Assert.Throws<RuleStoppedException>(() => (limits ?? Short).Hold(() => rule.Evaluate(Written.Measured(100, 80))));
    }
}
