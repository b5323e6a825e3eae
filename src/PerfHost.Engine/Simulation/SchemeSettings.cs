using System.Globalization;
using PerfHost.Engine.Schemes;
using PerfHost.Sdk;

namespace PerfHost.Engine.Simulation;

/// <summary>The numbers of a scheme that can be tried at other values. Pure.</summary>
public static class SchemeSettings
{
    /// <summary>What a tried number carries in place of a document: nobody ordered it.</summary>
    public const string TrialSource = "试算，未采用";

    private const string GradePrefix = "grades/";

    /// <summary>The numeric parameters in force on a day, in ordinal order of their keys, then the floors of the grades from the best down.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyList<SchemeSetting> Of(Scheme scheme, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        return
        [
            .. scheme.InForce(day).All.Where(parameter => double.IsFinite(parameter.Number))
                .Select(OfParameter),
            .. scheme.Grades.Select((grade, index) => OfGrade(scheme, index)),
        ];
    }

    /// <summary>The scheme with one number moved. The result is for trying only: it has the hash of the scheme it was made from.</summary>
    /// <param name="scheme">The scheme; stays as it is.</param>
    /// <param name="key">The key of a setting. A parameter is moved on all days on which it is in force.</param>
    /// <param name="value">Its tried value; finite.</param>
    /// <exception cref="SettingRefusedException">There is no such setting, or the value cannot be tried; the message says which are allowed, in Chinese.</exception>
    public static Scheme With(Scheme scheme, string key, double value)
    {
        ArgumentNullException.ThrowIfNull(scheme);
        ArgumentNullException.ThrowIfNull(key);
        if (!double.IsFinite(value) || Math.Abs(value) > 1e12)
        {
            throw new SettingRefusedException($"试算值应为数字，现为 {value.ToString(CultureInfo.InvariantCulture)}。");
        }

        if (key.StartsWith(GradePrefix, StringComparison.Ordinal))
        {
            return WithGrade(scheme, key[GradePrefix.Length..], (decimal)value);
        }

        return scheme.Parameters.Any(parameter => parameter.Key == key && double.IsFinite(parameter.Number))
            ? scheme with { Parameters = [.. scheme.Parameters.Select(parameter => parameter.Key == key ? parameter with { Number = value, Source = TrialSource } : parameter)] }
            : throw Unknown(scheme, key);
    }

    private static Scheme WithGrade(Scheme scheme, string label, decimal floor)
    {
        var grades = scheme.Grades.ToArray();
        var index = Array.FindIndex(grades, grade => grade.Label == label);
        if (index < 0)
        {
            throw Unknown(scheme, GradePrefix + label);
        }

        var (least, most) = Neighbours(scheme, index);
        if (floor < least || floor > most)
        {
            throw new SettingRefusedException(string.Create(CultureInfo.InvariantCulture, $"“{label}”的下限应在 {least} 到 {most} 之间，现为 {floor}。"));
        }

        grades[index] = grades[index] with { From = new Sourced(floor, TrialSource) };
        return scheme with { Grades = grades };
    }

    /// <summary>Between which floors a floor may lie: one that passes its neighbour would make a grade that nobody can get.</summary>
    private static (decimal Least, decimal Most) Neighbours(Scheme scheme, int index) => (
        index + 1 < scheme.Grades.Count ? scheme.Grades[index + 1].From.Value : 0,
        index > 0 ? scheme.Grades[index - 1].From.Value : scheme.FullMark.Value);

    private static SchemeSetting OfGrade(Scheme scheme, int index)
    {
        var grade = scheme.Grades[index];
        var (least, most) = Neighbours(scheme, index);
        return new SchemeSetting(
            GradePrefix + grade.Label, $"“{grade.Label}”的下限（分，含）", (double)grade.From.Value, grade.From.Source, scheme.Effective, "分",
            new SettingRange((double)least, (double)most, 0.5));
    }

    // A parameter has no unit of its own: its title says it, as the documents do.
    private static SchemeSetting OfParameter(Parameter parameter)
    {
        var unit = parameter.Title.Contains('%', StringComparison.Ordinal) || parameter.Title.Contains("百分比", StringComparison.Ordinal) ? "%"
            : parameter.Title.Contains("百分点", StringComparison.Ordinal) ? "个百分点"
            : parameter.Title.Contains("工作日", StringComparison.Ordinal) ? "个工作日"
            : "";
        return new SchemeSetting(
            parameter.Key, parameter.Title, parameter.Number, parameter.Source, parameter.From, unit,
            unit == "%" ? SettingRange.Percent(parameter.Number) : SettingRange.Around(parameter.Number));
    }

    private static SettingRefusedException Unknown(Scheme scheme, string key) => new(
        $"方案“{scheme.Id}”没有可试算的数“{key}”。可用：{string.Join("、", scheme.Parameters.Where(parameter => double.IsFinite(parameter.Number)).Select(parameter => parameter.Key).Concat(scheme.Grades.Select(grade => GradePrefix + grade.Label)).Distinct(StringComparer.Ordinal))}。");
}
