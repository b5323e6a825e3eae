namespace PerfHost.Engine.Forms;

/// <summary>A free text of a form.</summary>
/// <param name="Label">What it is: 预期目标, 评价结论, 存在问题, 改进措施 …</param>
/// <param name="Text">The text as printed.</param>
/// <param name="Place">Where it stands.</param>
public sealed record FormText(string Label, string Text, string Place);
