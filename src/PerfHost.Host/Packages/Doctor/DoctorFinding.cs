namespace PerfHost.Host.Packages.Doctor;

/// <summary>What a good package still lacks. Immutable.</summary>
/// <param name="Where">The file with its line, the extension, or the package.</param>
/// <param name="What">What is missing or wrong, in one Chinese sentence.</param>
/// <param name="ToDo">What to do about it.</param>
internal sealed record DoctorFinding(string Where, string What, string ToDo);
