using PerfHost.Engine.Facts;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Serving;

/// <summary>What <c>POST /api/boards/{board}/observations</c> takes.</summary>
/// <param name="Observations">1 to 10,000 values.</param>
/// <param name="Key">The same key again appends nothing and gives the first receipt; null when the caller does not retry.</param>
public sealed record ObservationRequest(IReadOnlyList<ObservationRecorded>? Observations, string? Key = null);

/// <summary>What it answers: the observations are durable.</summary>
/// <param name="Board">The board.</param>
/// <param name="Sequence">The ledger entry.</param>
/// <param name="Root">The Merkle root after it.</param>
/// <param name="Repeated">True when the key was seen before.</param>
public sealed record AppendReceipt(string Board, long Sequence, string Root, bool Repeated);

/// <summary>Why a request was refused.</summary>
/// <param name="Error">What, where, found, expected.</param>
public sealed record Problem(string Error);

/// <summary>How the server is.</summary>
/// <param name="Status"><c>ok</c>, or <c>degraded</c> when a package could not be loaded, or subjects have no scheme because of that.</param>
/// <param name="Ledgers">How many ledgers.</param>
/// <param name="Entries">How many entries in all of them.</param>
/// <param name="Packages">How many packages are loaded.</param>
/// <param name="Failures">The packages that could not be loaded.</param>
/// <param name="Ungoverned">How many subjects of all ledgers no scheme governs: the package of theirs is not in force. Null when a board did not answer in time.</param>
public sealed record Health(string Status, int Ledgers, long Entries, int Packages, IReadOnlyList<PackageFailure> Failures, int? Ungoverned);
