using System.Text.Json.Serialization;
using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>Payload of <see cref="EntryKind.JurisdictionOpened"/>.</summary>
/// <param name="Title">The jurisdiction's name.</param>
/// <param name="Parent">The id of the jurisdiction above it; null at the top of the tree.</param>
/// <param name="HashAlgorithm">Always <c>SHA-256</c> in this version.</param>
/// <param name="Demonstration">True when its data are made up (演示数据): pages say so, and its days are opened by its replay alone. Null is false.</param>
public sealed record JurisdictionOpened(string Title, string? Parent, string HashAlgorithm = "SHA-256", bool? Demonstration = null);

/// <summary>Payload of <see cref="EntryKind.DayOpened"/>.</summary>
/// <param name="Day">The business day.</param>
public sealed record DayOpened(DateOnly Day);

/// <summary>Payload of <see cref="EntryKind.SchemeAdopted"/>.</summary>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Hash">The hash of its text.</param>
/// <param name="Year">The fiscal year it governs; null for all years that no other adoption names.</param>
/// <param name="Stage">The stage it governs; null for all.</param>
public sealed record SchemeAdopted(string Scheme, Hash Hash, int? Year = null, Stage? Stage = null);

/// <summary>One row of <see cref="EntryKind.ObservationsRecorded"/>.</summary>
/// <param name="Subject">The subject's id.</param>
/// <param name="Item">The indicator's key, or <see cref="Indicator.Execution"/>.</param>
/// <param name="Period">The last day of the period the value is for.</param>
/// <param name="Value">The value, in the item's unit; yuan for budget execution.</param>
/// <param name="Source">Who or what brought it.</param>
/// <param name="Evidence">Where it was read; empty when nothing was given.</param>
/// <param name="Corrects">The sequence of the entry it corrects; null when it corrects none.</param>
public sealed record ObservationRecorded(
    string Subject, string Item, DateOnly Period, Value Value, string Source = "", string Evidence = "", long? Corrects = null);

/// <summary>Payload of <see cref="EntryKind.ScoreGiven"/>.</summary>
/// <param name="Subject">The subject's id.</param>
/// <param name="Item">The indicator's key, <see cref="Indicator.Execution"/>, or empty for the total.</param>
/// <param name="Owner">单位自评 or 财政复核; a computed score is never given.</param>
/// <param name="Points">The points.</param>
/// <param name="Person">Who gives it.</param>
/// <param name="Reason">Why.</param>
public sealed record ScoreGiven(string Subject, string Item, ScoreOwner Owner, decimal Points, string Person, string Reason);

/// <summary>
/// Payload of <see cref="EntryKind.AlertRaised"/>: the system's own reaction to a light, with what it was computed from.
/// </summary>
/// <param name="Subject">The subject's id.</param>
/// <param name="Day">The business day of the alert; working days count from it.</param>
/// <param name="Light">The key of the light.</param>
/// <param name="Reason">Why, in one Chinese sentence.</param>
/// <param name="ExecutionRate">Executed over budget in percent, as published; null when it could not be computed.</param>
/// <param name="ComputedAt">The ledger sequence it was computed from.</param>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="SchemeHash">The hash of the scheme's text.</param>
public sealed record AlertRaised(
    string Subject, DateOnly Day, string Light, string Reason, decimal? ExecutionRate, long ComputedAt, string Scheme, Hash SchemeHash);

/// <summary>Payload of <see cref="EntryKind.RectificationOrdered"/> (限期整改).</summary>
/// <param name="Id">Its id, unique within the jurisdiction.</param>
/// <param name="Subject">The subject it is about.</param>
/// <param name="Problem">What is wrong.</param>
/// <param name="Demand">What has to be done.</param>
/// <param name="Ordered">The day of the order.</param>
/// <param name="Due">The last day to report back.</param>
/// <param name="Person">Who orders it.</param>
public sealed record RectificationOrdered(string Id, string Subject, string Problem, string Demand, DateOnly Ordered, DateOnly Due, string Person);

/// <summary>Payload of <see cref="EntryKind.RectificationClosed"/> (销号).</summary>
/// <param name="Id">The order's id.</param>
/// <param name="Day">The day it was closed.</param>
/// <param name="Outcome">What was done.</param>
/// <param name="Person">Who closes it.</param>
public sealed record RectificationClosed(string Id, DateOnly Day, string Outcome, string Person);

/// <summary>Payload of <see cref="EntryKind.PackageSwapped"/>.</summary>
/// <param name="Package">The package's id.</param>
/// <param name="From">What was in force before; null when nothing was.</param>
/// <param name="To">What is in force from here on; null when the package was taken out of force.</param>
/// <param name="Person">Who did it.</param>
/// <param name="Reason">Why, in one Chinese sentence.</param>
/// <param name="Schemes">The package's schemes that were adopted here and whose text changed: the new text governs from here on. Null when there is none.</param>
public sealed record PackageSwapped(string Package, PackageMark? From, PackageMark? To, string Person, string Reason, IReadOnlyList<SchemeReplaced>? Schemes = null);

/// <summary>Which content of a package.</summary>
/// <param name="Version">Its version.</param>
/// <param name="Hash">The hash of the files that decide what it does: two marks of one hash compute the same.</param>
public sealed record PackageMark(string Version, Hash Hash);

/// <summary>A scheme whose text changed with its package.</summary>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="From">The hash of the text that was adopted.</param>
/// <param name="To">The hash of the text that governs instead.</param>
public sealed record SchemeReplaced(string Scheme, Hash From, Hash To);

/// <summary>Payload of <see cref="EntryKind.DataOverdue"/>: whoever reads a score may have to know that its data were late.</summary>
/// <param name="Source">The id of the data source.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Promised">A new value was promised at least this often.</param>
/// <param name="Since">When the last one came, or when the source was set up if none ever came.</param>
public sealed record DataOverdue(string Source, string Title, TimeSpan Promised, DateTimeOffset Since)
{
    /// <summary>No value ever came; <see cref="Since"/> is then when the source was set up. Left out of the entry when one did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Never { get; init; }
}

/// <summary>Payload of <see cref="EntryKind.DataArrived"/>.</summary>
/// <param name="Source">The id of the data source.</param>
/// <param name="At">When the value came; null when none is promised any more.</param>
public sealed record DataArrived(string Source, DateTimeOffset? At);
