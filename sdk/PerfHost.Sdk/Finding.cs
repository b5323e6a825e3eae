namespace PerfHost.Sdk;

/// <summary>
/// A defect in what was declared, observed or claimed, said so that a clerk can mend it. A finding is a result, not an
/// error: scoring goes on. Immutable.
/// </summary>
/// <param name="Code">A stable code such as <c>zero-target</c>. A package's own codes carry its id: <c>shuangliu/reason-required</c>.</param>
/// <param name="Where">The row, cell or field it is about.</param>
/// <param name="Found">What stands there.</param>
/// <param name="Expected">What should stand there.</param>
/// <param name="Message">One sentence in Chinese with all of this and the next step.</param>
public sealed record Finding(string Code, string Where, string Found, string Expected, string Message);
