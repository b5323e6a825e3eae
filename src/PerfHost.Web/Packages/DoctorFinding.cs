namespace PerfHost.Web.Packages;

/// <summary>What a good package still lacks, or what is wrong with one. Immutable.</summary>
/// <param name="Where">The file with its line, the extension, or the package.</param>
/// <param name="What">What is missing or wrong, in one Chinese sentence.</param>
/// <param name="ToDo">What to do about it.</param>
public sealed record DoctorFinding(string Where, string What, string ToDo);
