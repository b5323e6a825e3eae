namespace PerfHost.Web.Packages;

/// <summary>The packages that are in force now. Whoever asks once works with what was in force then. Safe for many threads.</summary>
/// <param name="first">The packages of the start.</param>
public sealed class PackagesInForce(PackageSet first)
{
    private volatile PackageSet _current = first;

    /// <summary>The set in force.</summary>
    public PackageSet Current => _current;

    /// <summary>Puts another set in force. Boards take it in when they next catch up.</summary>
    /// <param name="next">The set.</param>
    public void Put(PackageSet next) => _current = next;
}
