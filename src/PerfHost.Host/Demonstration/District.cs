using System.Globalization;
using PerfHost.Engine.Goals;

namespace PerfHost.Host.Demonstration;

/// <summary>
/// The demonstration district (示范区): invented departments, units and projects, the same on every machine. Immutable.
/// </summary>
public sealed class District
{
    /// <summary>The id of its ledger and board.</summary>
    public const string Id = "shifan";

    /// <summary>The name of its finance bureau, which the site is called after.</summary>
    public const string Title = "示范区财政局";

    /// <summary>The place as schemes name it.</summary>
    public const string Place = "示范区";

    private const decimal Budget = 2_560_000_000m;
    private static readonly (Pace Pace, int Count)[] Paces = [(Pace.Behind, 141), (Pace.Slow, 58), (Pace.Uneven, 49), (Pace.Ahead, 52), (Pace.Silent, 27)];
    private static readonly string[] Kinds = ["", "（续建）", "（二期）", "（北片区）", "（南片区）", "（第二批）"];

    private District(IReadOnlyList<Project> projects) => Projects = projects;

    /// <summary>The projects of the running year in the order of their ids.</summary>
    public IReadOnlyList<Project> Projects { get; }

    /// <summary>Makes the district.</summary>
    public static District Make()
    {
        var words = Words.Read();
        var sketches = words.Departments.SelectMany(department => Sketches(department, words.Fields[department.Field])).ToArray();
        var budgets = Shares(sketches.Length);
        var paces = PaceOf(sketches.Length);
        var courses = Season.Of([.. budgets.Select((budget, i) => (budget, paces[i]))]);
        return new District([.. sketches.Select((sketch, i) => new Project(Declare(sketch, i, budgets[i]), paces[i], courses[i]))]);
    }

    private static IEnumerable<Sketch> Sketches(WordsOfDepartment department, WordsOfField field)
    {
        string[] units = [department.Name, .. department.Units];
        for (var i = 0; i < department.Projects; i++)
        {
            var title = field.Projects[i % field.Projects.Count] + Kinds[i / field.Projects.Count];
            yield return new Sketch(title, department, field, units[i < units.Length ? i : new Dice($"unit {department.Name} {i}").Below(units.Length)]);
        }
    }

    private static Declaration Declare(Sketch sketch, int index, decimal budget)
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"{Season.Year}-{index + 1:D4}");
        return new Declaration
        {
            Subject = id,
            Title = sketch.Title,
            Year = Season.Year,
            Place = Place,
            Department = sketch.Department.Name,
            Unit = sketch.Unit,
            Office = sketch.Department.Office,
            InitialBudget = budget,
            AdjustedBudget = budget,
            ExecutionWeight = 10,
            Indicators = Goals.Of(id, sketch.Field, budget),
        };
    }

    /// <summary>Many small projects and a few large ones, to the thousand yuan, that add up to the district's money.</summary>
    private static decimal[] Shares(int count)
    {
        const decimal step = 1_000m;
        double[] sizes = [.. Enumerable.Range(0, count).Select(i => Size(new Dice($"budget {i}").Unit()))];
        var sum = sizes.Sum();
        decimal[] budgets = [.. sizes.Select(size => decimal.Round((decimal)(size / sum) * Budget / step) * step)];
        var largest = Array.IndexOf(budgets, budgets.Max());
        budgets[largest] += Budget - budgets.Sum();
        return budgets;
    }

    private static double Size(double unit) => 0.06 + unit * unit * (0.8 + 6 * Math.Max(0, unit - 0.8) * unit * 5);

    private static Pace[] PaceOf(int count)
    {
        var paces = new Pace[count];
        var order = new Dice("paces").Shuffle(count);
        var next = 0;
        foreach (var (pace, many) in Paces)
        {
            for (var i = 0; i < many; i++)
            {
                paces[order[next++]] = pace;
            }
        }

        return paces;
    }

    private sealed record Sketch(string Title, WordsOfDepartment Department, WordsOfField Field, string Unit);
}
