using PerfHost.Engine.Facts;

namespace PerfHost.Web.Pages;

/// <summary>A line of the page.</summary>
/// <param name="Rectification">The order and what became of it.</param>
/// <param name="Title">The subject's name.</param>
/// <param name="Unit">责任单位; empty when not known.</param>
/// <param name="IsOverdue">Open although its last day is past.</param>
public sealed record RectificationLine(Rectification Rectification, string Title, string Unit, bool IsOverdue);
