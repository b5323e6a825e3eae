using PerfHost.Engine.Goals;
using PerfHost.Engine.Ledger;
using PerfHost.Sdk;

namespace PerfHost.Engine.Facts;

/// <summary>Payload of <see cref="EntryKind.JurisdictionOpened"/>.</summary>
/// <param name="Title">The jurisdiction's name.</param>
/// <param name="Parent">The id of the jurisdiction above it; null at the top of the tree.</param>
/// <param name="HashAlgorithm">Always <c>SHA-256</c> in this version.</param>
public sealed record JurisdictionOpened(string Title, string? Parent, string HashAlgorithm = "SHA-256");

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
