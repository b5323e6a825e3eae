namespace PerfHost.Sdk;

/// <summary>A reviewed result, as a policy sees it.</summary>
/// <param name="Subject">The subject with its scores.</param>
/// <param name="Total">The reviewed total (财政复核), rounded as the scheme says.</param>
/// <param name="Grade">The grade of that total.</param>
/// <param name="Parameters">The parameters in force at the end of the evaluated period.</param>
public sealed record ResultContext(SubjectView Subject, decimal Total, string Grade, ParameterSet Parameters);
