namespace PerfHost.Sdk;

/// <summary>An indicator with its score as a method or policy sees it.</summary>
/// <param name="Key">Its key within the subject.</param>
/// <param name="Title">Its name (三级指标).</param>
/// <param name="Measurement">What was aimed at and reached.</param>
/// <param name="Score">What the rule gave.</param>
public sealed record IndicatorView(string Key, string Title, Measurement Measurement, Score Score);
