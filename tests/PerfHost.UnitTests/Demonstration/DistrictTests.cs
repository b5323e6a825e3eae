using System.Security.Cryptography;
using PerfHost.Engine.Application;
using PerfHost.Engine.Boards;
using PerfHost.Engine.Evaluation;
using PerfHost.Engine.Ledger;
using PerfHost.Engine.Monitoring;
using PerfHost.Engine.Schemes;
using PerfHost.Host.Demonstration;
using PerfHost.Scripting;
using PerfHost.UnitTests.Boards;

namespace PerfHost.UnitTests.Demonstration;

/// <summary>The figures of the demonstration district, as its board shows them.</summary>
public sealed class DistrictTests(DistrictTests.Opened opened) : IClassFixture<DistrictTests.Opened>
{
    private readonly MonitoringReport _running = MonitoringReport.Of(opened.Board);

    [Fact]
    public void Monitoring_OpeningDay_HasThePlannedSize()
    {
        Assert.Equal((2026, 72, 118, 1280, 2_560_000_000m), (_running.Year, _running.Departments, _running.Units, _running.Subjects, _running.Budget));
        Assert.Equal(9, opened.District.Projects.Select(project => project.Declaration.Department).Distinct().Count(name => name.EndsWith("办事处", StringComparison.Ordinal) || name.EndsWith("镇人民政府", StringComparison.Ordinal)));
        Assert.Equal(new DateOnly(2026, 8, 26), _running.AsOf);
        Assert.True(opened.Board.Facts.IsDemonstration);
        Assert.Equal(0, opened.Board.Facts.Skipped);
    }

    [Fact]
    public void Monitoring_OpeningDay_Has141WarningsAndAllFiveLights()
    {
        Assert.Equal(141, _running.Lights.Single(light => light.Key == "red").Count);
        Assert.Equal(141, _running.Warnings.Count);
        Assert.All(_running.Lights.Where(light => light.Key.Length > 0), light => Assert.InRange(light.Count, 20, 1100));
        Assert.Equal(1280, _running.Lights.Sum(light => light.Count));
        Assert.InRange(_running.Warnings.Count(warning => warning.Remaining < 0), 2, 10);
        Assert.True(_running.Warnings.Select(warning => warning.Remaining).Distinct().Count() > 6);
        Assert.All(_running.Warnings, warning => Assert.True(warning.Unit.Length > 0 && warning.Office.Length > 0));
    }

    [Theory]
    [InlineData(4, 31)]
    [InlineData(6, 52)]
    [InlineData(8, 68)]
    public void Monitoring_ExecutionByMonth_IsAsPlanned(int month, double percent) => Assert.InRange(_running.Months[month - 1].Execution, percent - 0.6, percent + 0.6);

    [Theory]
    [InlineData(10, 31, 84)]
    [InlineData(12, 31, 96)]
    public void Courses_MonthsToCome_AreAsPlanned(int month, int day, double percent)
    {
        var spent = opened.District.Projects.Sum(project => project.Course.On(new DateOnly(2026, month, day)));

        Assert.InRange((double)(spent / 2_560_000_000m * 100), percent - 1, percent + 1);
    }

    [Fact]
    public void Monitoring_GoalProgress_IsNearTheMoney() => Assert.InRange(_running.GoalProgress, _running.ExecutionRate - 8, _running.ExecutionRate + 8);

    [Fact]
    public void Declarations_Weights_AddUpTo100WithEightToTwelveIndicators() => Assert.All(opened.District.Projects, project =>
    {
        Assert.InRange(project.Declaration.Indicators.Count, 8, 12);
        Assert.Equal(100, project.Declaration.ExecutionWeight + project.Declaration.Indicators.Sum(indicator => indicator.Weight));
    });

    [Fact]
    public void Evaluation_FinishedYear_HasThePlannedMeansAndGrades()
    {
        var report = EvaluationReport.Of(opened.Board, 2025);

        Assert.Equal((1200, 1200, 94.00m), (report.Subjects, report.SelfEvaluated, report.SelfMean));
        Assert.Equal((32, 83.00m), (report.Reviewed, report.ReviewedMean));
        Assert.Equal([("优", 3), ("良", 21), ("中", 7), ("差", 1)], report.ReviewedGrades);
        Assert.Equal((47, 41, 2), (report.Rectifications, report.Closed, report.Overdue));
    }

    [Fact]
    public void Evaluation_Forms_HaveDefectsInAMinority()
    {
        var forms = opened.Board.Results.Where(result => result.Year == 2025).ToArray();

        Assert.InRange(forms.Count(form => form.Findings.Count > 0), 100, 260);
        Assert.True(forms.SelectMany(form => form.Findings).Select(finding => finding.Code).Distinct().Count() >= 7);
    }

    [Fact]
    public void Results_NoRule_IsAtFault() => Assert.All(opened.Board.Results, result => Assert.Empty(result.Faults));

    [Fact]
    public void Ledger_MadeTwice_HasTheSameBytes() => Assert.Equal(Hash(opened.District, opened.Scheme), Hash(District.Make(), opened.Scheme));

    private static string Hash(District district, Scheme scheme)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in DistrictLedger.Of(district, scheme).SelectMany(request => request.Entries).SelectMany(entry => entry.Rows))
        {
            hash.AppendData(row.Span);
        }

        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>The district, folded once for all tests.</summary>
    public sealed class Opened
    {
        public Opened()
        {
            IEnumerable<NewEntry> entries = DistrictLedger.Of(District, Scheme).SelectMany(request => request.Entries);
            Board = new BoardProjection(TestPackages.Schemes, new ExtensionSet([.. TestPackages.Collect(new PerfHost.Baseline.BaselinePlugin(), "baseline"), .. Rules()]));
            foreach (var entry in EntrySequence.Number(entries))
            {
                Board.Apply(entry);
            }
        }

        public District District { get; } = District.Make();

        public Scheme Scheme { get; } = TestPackages.Schemes.Find("demonstration")!;

        public BoardProjection Board { get; }

        private static IEnumerable<BoundExtension> Rules() => new RuleCompiler(null).LoadFolder("demonstration", SharedData.Plugin("Demonstration")).Rules
            .Select(rule => new BoundExtension(rule.Extension, "demonstration", "0.1.0", rule.Origin, rule.Header.Source));
    }
}
