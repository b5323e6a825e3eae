using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting;

public sealed class NameLockTests
{
    [Theory]
    [InlineData("return DateTime.Now.Year;", "AsOf")]
    [InlineData("return DateTime.UtcNow.Ticks;", "AsOf")]
    [InlineData("return DateOnly.FromDateTime(DateTime.Today).Day;", "AsOf")]
    [InlineData("return DateTimeOffset.Now.Year;", "AsOf")]
    [InlineData("return Environment.TickCount64;", "AsOf")]
    [InlineData("return System.Diagnostics.Stopwatch.GetTimestamp();", "文件、网络")]
    [InlineData("return TimeProvider.System.GetTimestamp();", "AsOf")]
    [InlineData("return new Random().NextDouble();", "可重复")]
    [InlineData("return Random.Shared.Next();", "可重复")]
    [InlineData("return Guid.NewGuid().ToString().Length;", "可重复")]
    [InlineData("return HashCode.Combine(1);", "可重复")]
    [InlineData("return \"x\".GetHashCode();", "可重复")]
    [InlineData("return Measurement.Target.GetHashCode();", "可重复")]
    [InlineData("return Measurement.GetType().Name.Length;", "反射")]
    [InlineData("object o = 1; return o.GetType().Name.Length;", "反射")]
    [InlineData("return Type.GetType(\"x\") == null ? 1 : 0;", "反射")]
    [InlineData("Activator.CreateInstance<object>(); return 1;", "反射")]
    [InlineData("return System.Reflection.Assembly.GetExecutingAssembly().FullName.Length;", "反射")]
    [InlineData("Func<int> f = () => 1; return f.Method.Name.Length;", "反射")]
    [InlineData("return Environment.ProcessId;", "文件、网络")]
    [InlineData("Environment.Exit(1); return 1;", "文件、网络")]
    [InlineData("Console.WriteLine(1); return 1;", "Step")]
    [InlineData("return System.IO.File.ReadAllText(\"/etc/passwd\").Length;", "文件、网络")]
    [InlineData("return File.ReadAllText(\"x\").Length;", "文件、网络")]
    [InlineData("return new System.Net.Http.HttpClient().GetHashCode();", "文件、网络")]
    [InlineData("System.Threading.Thread.Sleep(1); return 1;", "线程")]
    [InlineData("new System.Threading.Timer(_ => { }); return 1;", "线程")]
    [InlineData("System.Threading.Tasks.Task.Run(() => { }); return 1;", "线程")]
    [InlineData("GC.Collect(); return 1;", "内存")]
    [InlineData("return System.Runtime.CompilerServices.Unsafe.SizeOf<int>();", "内存")]
    [InlineData("System.Runtime.InteropServices.CollectionsMarshal.SetCount(new List<int>(), 9); return 1;", "内存")]
    [InlineData("Span<int> s = [1]; return s[0];", "内存")]
    [InlineData("System.Globalization.CultureInfo.CurrentCulture = null; return 1;", "区域性")]
    [InlineData("return string.Intern(\"x\").Length;", "Intern")]
    [InlineData("return string.IsInterned(\"x\").Length;", "IsInterned")]
    [InlineData("return string.Format(\"{0,999999999}\", 1).Length;", "内插字符串")]
    [InlineData("return new string('x', 1000000000).Length;", "string.Join")]
    [InlineData("string s = new('x', 5); return s.Length;", "string.Join")]
    [InlineData("return \"x\".PadLeft(1000000000).Length;", "PadLeft")]
    [InlineData("return \"x\".PadRight((int)Actual).Length;", "PadRight")]
    [InlineData("return \"X\".ToLower().Length;", "ToLowerInvariant")]
    [InlineData("return Weight.ToString(\"F999999999\").Length;", "ToString")]
    [InlineData("var f = \"F2\" + Actual; return Weight.ToString(f).Length;", "ToString")]
    [InlineData("return Enumerable.Range(0, (int)Actual).Count();", "Range")]
    [InlineData("return Enumerable.Range(0, 1000000000).Count();", "Range")]
    [InlineData("return Enumerable.Repeat(1.0, (int)Actual).Sum();", "Repeat")]
    [InlineData("Func<int, int, IEnumerable<int>> f = Enumerable.Range; return f(0, 1).Count();", "Range")]
    [InlineData("return Enumerable.InfiniteSequence(1, 1).First();", "InfiniteSequence")]
    [InlineData("return new List<double>(1000000000).Count;", "List")]
    [InlineData("return new Dictionary<string, int>((int)Actual).Count;", "Dictionary")]
    [InlineData("List<double> l = new((int)Actual); return l.Count;", "List")]
    [InlineData("return new System.Text.StringBuilder().Length;", "StringBuilder")]
    [InlineData("Plugin p = null; return 1;", "登记")]
    [InlineData("var e = Extension.Of(\"x\", \"x\", (IIndicatorType)null); return 1;", "登记")]
    [InlineData("IDataSource s = null; return 1;", "登记")]
    [InlineData("return Evaluate(Measurement);", "Evaluate")]
    [InlineData("new PerfHost.Rules.Indicator_x(); return 1;", "Rules")]
    [InlineData("PerfHost.Scripting.Tracing.Recording.Step(Measurement.Steps, \"\", 1, \"\", 1); return 1;", "Scripting")]
    [InlineData("nint n = 1; return n;", "内存")]
    [InlineData("var l = new List<Random>(); return l.Count;", "可重复")]
    [InlineData("Random[] r = []; return r.Length;", "可重复")]
    [InlineData("return default(Guid) == default ? 1 : 0;", "可重复")]
    [InlineData("(int, Random) t = default; return t.Item1;", "可重复")]
    [InlineData("return Measurement is IDisposable ? 1 : 0;", "IDisposable")]
    [InlineData("Action a = GC.Collect; a(); return 1;", "内存")]
    [InlineData("return new Lazy<int>(() => 1).Value;", "线程")]
    [InlineData("System.Array.CreateInstance(null, 1); return 1;", "CreateInstance")]
    [InlineData("return AppDomain.CurrentDomain.Id;", "文件、网络")]
    [InlineData("return Buffer.ByteLength(null);", "内存")]
    [InlineData("return Measurement.Steps is null ? 10 : 5;", "解释")]
    [InlineData("StepRecorder r = null; return 1;", "解释")]
    [InlineData("((SortedDictionary<string, Value>)Measurement.Inputs).Clear(); return 1;", "ToDictionary")]
    [InlineData("((IDictionary<string, Value>)Measurement.Inputs).Clear(); return 1;", "ToDictionary")]
    [InlineData("(Measurement.History as List<PeriodValue>).Clear(); return 1;", "ToList")]
    [InlineData("if (Measurement.History is PeriodValue[] a) a[0] = null; return 1;", "ToArray")]
    [InlineData("if (Measurement.History is IList<PeriodValue> { Count: 0 } l) l.Add(null); return 1;", "ToList")]
    [InlineData("object o = Measurement.History; var l = (List<PeriodValue>)o; return l.Count;", "ToList")]
    [InlineData("switch (Measurement.History) { case List<PeriodValue> l: l.Clear(); return 1; } return 0;", "ToList")]
    [InlineData("foreach (List<PeriodValue> l in new object[] { Measurement.History }) l.Clear(); return 1;", "ToList")]
    [InlineData("return new object[] { Measurement.History }.OfType<List<PeriodValue>>().Count();", "ToList")]
    [InlineData("return (from List<PeriodValue> l in new object[] { Measurement.History } select l.Count).Sum();", "ToList")]
    public void Load_LockedName_SaysWhatToUseInstead(string body, string advice)
    {
        var problems = Written.Problems(body);

        Assert.Contains(problems, problem => problem.Line == 3 && problem.Message.Contains(advice, StringComparison.Ordinal));
    }

    [Fact]
    public void Load_LocalNamedAsALockedType_IsNoViolation() =>
        Assert.Equal(3, Written.Indicator("var Random = 1.0; var Task = 2.0;\nreturn Random + Task;").Evaluate(Written.Measured(1, 1)).Points);

    [Fact]
    public void Load_EveryTypeOfTheSdk_IsDecidedUpon()
    {
        string[] locked = ["StepRecorder", "Plugin", "IPluginRegistry", "Extension", "IDataSource", "DataRequest", "SettingMissingException", "Consent", "SourceItem", "SourceObservation", "SourceRejection", "SourceCursor", "IIndicatorType", "IEvaluationMethod", "IResultPolicy", "ITracedScorer", "TracePoint", "IColumnScorer", "ColumnPoints", "MeasurementColumns"];
        var open = typeof(Measurement).Assembly.GetExportedTypes().Where(type => !locked.Contains(type.Name)).Select(type => type.Name).ToList();

        // One rule that names them all: a type that nobody put on the list would be refused here.
        using var compiled = Written.Compile(Written.Rule(string.Concat(open.Select((name, index) => $"{name} v{index} = default; ")) + "return 1;"));
        Assert.All(locked, name => Assert.NotEmpty(Written.Problems($"{name} v = null; return 1;")));
    }
}
