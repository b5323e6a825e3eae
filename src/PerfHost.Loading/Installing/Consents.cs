namespace PerfHost.Loading.Installing;

/// <summary>Which capabilities of a package still want an administrator's consent.</summary>
public static class Consents
{
    /// <summary>What a package wants consent for: all it asks for, less what the version in force asks for and has granted.</summary>
    /// <param name="asked">What it asks for.</param>
    /// <param name="askedBefore">What the version in force asks for; empty when none is.</param>
    /// <param name="granted">What was granted to the package.</param>
    public static IReadOnlyList<string> Wanted(IReadOnlyList<string> asked, IReadOnlyList<string> askedBefore, IReadOnlyList<GrantedCapability> granted)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return [.. asked.Distinct(StringComparer.Ordinal).Where(capability => !askedBefore.Contains(capability, StringComparer.Ordinal) || granted.All(grant => grant.Capability != capability))];
    }

    /// <summary>What a package wants consent for when somebody else signed it than the version in force: another's code takes its place.</summary>
    /// <param name="inForce">The version in force; null when none is.</param>
    /// <param name="keyId">The key that signed the next one.</param>
    /// <param name="publisher">Whose key that is.</param>
    /// <returns>As <c>publisher: name</c>; empty when the same key signed both, or nothing is in force.</returns>
    public static IReadOnlyList<string> OtherPublisher(InstalledVersion? inForce, string? keyId, string publisher) =>
        inForce?.KeyId is { } before && before != keyId ? [$"publisher: {publisher}"] : [];

    /// <summary>Refuses a change that was not consented to, or was consented to in other words than it asks.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="wanted">What it wants consent for, see <see cref="Wanted"/>.</param>
    /// <param name="asked">All it asks for.</param>
    /// <param name="consent">What the administrator consented to.</param>
    /// <exception cref="PackageException">Consent is missing, or says what nobody asked for; gives the option to add.</exception>
    public static void Refuse(string id, IReadOnlyList<string> wanted, IReadOnlyList<string> asked, IReadOnlyCollection<string> consent)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (consent.FirstOrDefault(given => !asked.Contains(given, StringComparer.Ordinal)) is { } beyond)
        {
            throw new PackageException(id, null, $"同意中写的“{beyond}”不是它申请的权限。它申请的有：{(asked.Count == 0 ? "无" : string.Join('、', asked))}。");
        }

        if (wanted.Where(capability => !consent.Contains(capability, StringComparer.Ordinal)).ToList() is { Count: > 0 } missing)
        {
            throw new PackageException(id, null, $"它申请的权限尚未同意：{string.Join('、', missing)}。核实后请加上 {Options(missing)}。");
        }
    }

    /// <summary>The options of the command line that say consent.</summary>
    /// <param name="capabilities">What is consented to.</param>
    public static string Options(IEnumerable<string> capabilities) => string.Join(' ', capabilities.Select(capability => $"--consent \"{capability}\""));
}
