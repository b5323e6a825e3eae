using System.Globalization;
using PerfHost.Engine.Schemes;

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
                .Select(parameter => new SchemeSetting(parameter.Key, parameter.Title, parameter.Number, parameter.Source)),
            .. scheme.Grades.Select(grade => new SchemeSetting(GradePrefix + grade.Label, $"“{grade.Label}”的下限（分，含）", (double)grade.From.Value, grade.From.Source)),
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

        // A floor that passes its neighbour would make a grade that nobody can get.
        var least = index + 1 < grades.Length ? grades[index + 1].From.Value : 0;
        var most = index > 0 ? grades[index - 1].From.Value : scheme.FullMark.Value;
        if (floor < least || floor > most)
        {
            throw new SettingRefusedException(string.Create(CultureInfo.InvariantCulture, $"“{label}”的下限应在 {least} 到 {most} 之间，现为 {floor}。"));
        }

        grades[index] = grades[index] with { From = new Sourced(floor, TrialSource) };
        return scheme with { Grades = grades };
    }

    private static SettingRefusedException Unknown(Scheme scheme, string key) => new(
        $"方案“{scheme.Id}”没有可试算的数“{key}”。可用：{string.Join("、", scheme.Parameters.Where(parameter => double.IsFinite(parameter.Number)).Select(parameter => parameter.Key).Concat(scheme.Grades.Select(grade => GradePrefix + grade.Label)).Distinct(StringComparer.Ordinal))}。");
}
