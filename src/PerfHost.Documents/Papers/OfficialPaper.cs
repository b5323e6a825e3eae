namespace PerfHost.Documents.Papers;

/// <summary>An official paper before it has a file: what it says, not how it looks.</summary>
/// <param name="Title">The title, one line of text.</param>
/// <param name="AddressedTo">Who it is sent to, without the colon; null or empty for nobody in particular.</param>
/// <param name="Blocks">The body in reading order.</param>
/// <param name="Issuer">The office that signs.</param>
/// <param name="Date">The day it is issued.</param>
/// <param name="DocumentNumber">The number the issuer gave the paper, printed above the title; null for none.</param>
/// <param name="Note">A line under the title, such as 演示数据; null for none.</param>
/// <param name="Attachment">What follows the signature on pages of its own (附件); null for none.</param>
public sealed record OfficialPaper(
    string Title,
    string? AddressedTo,
    IReadOnlyList<PaperBlock> Blocks,
    string Issuer,
    DateOnly Date,
    string? DocumentNumber = null,
    string? Note = null,
    PaperAttachment? Attachment = null);

/// <summary>An attachment: announced above the signature, printed after it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Blocks">Its body in reading order.</param>
public sealed record PaperAttachment(string Title, IReadOnlyList<PaperBlock> Blocks);
