namespace PerfHost.Web.Packages;

/// <summary>One package as an administrator looks into it. Safe for many threads.</summary>
public interface IPackageExamination
{
    /// <summary>What is known of a package; nothing of it is run.</summary>
    /// <param name="id">The package's id.</param>
    /// <returns>Null when there is none of that id.</returns>
    PackageDescription? Describe(string id);

    /// <summary>Looks for what a package lacks. Its code is run, in a context that is thrown away.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What was found; null when there is no package of that id.</returns>
    Task<IReadOnlyList<DoctorFinding>?> ExamineAsync(string id, CancellationToken cancellation);
}
