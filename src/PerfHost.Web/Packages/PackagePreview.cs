using PerfHost.Engine.Simulation;

namespace PerfHost.Web.Packages;

/// <summary>What a change of packages would do, known before it is done. Immutable; holds no plugin's type.</summary>
/// <param name="Act"><c>install</c>, <c>upgrade</c>, <c>rollback</c>, <c>remove</c>, or <c>info</c> for a look at what is in force.</param>
/// <param name="Id">The package.</param>
/// <param name="Title">Its name.</param>
/// <param name="From">The version in force; null when none is.</param>
/// <param name="To">The version that would be; null when none would.</param>
public sealed record PackagePreview(string Act, string Id, string Title, string? From, string? To)
{
    /// <summary>The publisher as this city trusts it; null when nobody trusted signed it, or no file says.</summary>
    public string? Publisher { get; init; }

    /// <summary>The package's hash: of the signed list of its files; null when it came as a folder.</summary>
    public string? Hash { get; init; }

    /// <summary>The id of the key that signed it; null when it came as a folder, or nobody signed it.</summary>
    public string? KeyId { get; init; }

    /// <summary>Under which the file is kept until it is confirmed; null when it is not kept.</summary>
    public string? Ticket { get; init; }

    /// <summary>True when this very content is in force already.</summary>
    public bool IsInForce { get; init; }

    /// <summary>What it brings, and how that differs from what is in force.</summary>
    public IReadOnlyList<ContentChange> Contents { get; init; } = [];

    /// <summary>What it asks to reach.</summary>
    public IReadOnlyList<AskedCapability> Capabilities { get; init; } = [];

    /// <summary>What an administrator should know although nothing is wrong with it.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>Why it would be refused, each with its place where one is known; empty when it would not.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>How many cases it brings.</summary>
    public int Cases { get; init; }

    /// <summary>How many of them failed; null when none was run, and <see cref="Problems"/> says why.</summary>
    public int? FailedCases { get; init; }

    /// <summary>What would become of the scores that the ledgers hold; null when no server with ledgers was asked, or the package would be refused.</summary>
    public ScorePreview? Scores { get; init; }

    /// <summary>What has to be consented to, as written in the manifest; empty when nothing has.</summary>
    public IReadOnlyList<string> Unconsented => [.. Capabilities.Where(asked => asked.NeedsConsent).Select(asked => asked.Capability)];
}

/// <summary>Something that a package brings, or would not bring any more.</summary>
/// <param name="Kind">指标类型, 评价方法, 结果应用, 数据源, 评价方案 or 表格版式.</param>
/// <param name="Key">Its key or id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Change"><c>added</c>, <c>changed</c>, <c>removed</c> or <c>same</c>.</param>
public sealed record ContentChange(string Kind, string Key, string Title, string Change);

/// <summary>A capability that a package asks for.</summary>
/// <param name="Capability">As <c>network: host:port</c> or <c>files: folder</c>.</param>
/// <param name="IsNew">True when the version in force does not ask for it.</param>
/// <param name="IsGranted">True when an administrator granted it before.</param>
public sealed record AskedCapability(string Capability, bool IsNew, bool IsGranted)
{
    /// <summary>True unless the version in force has it granted.</summary>
    public bool NeedsConsent => IsNew || !IsGranted;
}

/// <summary>What a change of packages would do to scores, over all ledgers.</summary>
/// <param name="Ledgers">How many ledgers were compared.</param>
/// <param name="IsWhole">False when time ran out: then the sums are those of what was compared until then.</param>
/// <param name="Sum">The sums; its rows are empty.</param>
/// <param name="Boards">The ledgers in which something would change, each with its largest changes.</param>
public sealed record ScorePreview(int Ledgers, bool IsWhole, Rescoring Sum, IReadOnlyList<BoardRescoring> Boards)
{
    /// <summary>In Chinese, a sentence for each board that goes on under another scheme although the package brings one made for its place.</summary>
    public IReadOnlyList<string> Unadopted { get; init; } = [];
}

/// <summary>What would change in one ledger.</summary>
/// <param name="Board">The board's id.</param>
/// <param name="Title">The jurisdiction's name.</param>
/// <param name="Scores">What would change.</param>
public sealed record BoardRescoring(string Board, string Title, Rescoring Scores);
