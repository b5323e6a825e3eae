namespace PerfHost.Web.Pages;

/// <summary>A page of the list.</summary>
/// <param name="Lines">Its lines.</param>
/// <param name="Count">How many were found on all pages.</param>
/// <param name="Number">The page, from 1.</param>
/// <param name="Years">The years there are, the latest first.</param>
/// <param name="Grades">The grades there are.</param>
/// <param name="Departments">The departments there are.</param>
public sealed record SubjectList(
    IReadOnlyList<SubjectLine> Lines, int Count, int Number, IReadOnlyList<string> Years, IReadOnlyList<string> Grades, IReadOnlyList<string> Departments);
