using System.Text.Json.Serialization;
using PerfHost.Engine.Facts;
using PerfHost.Sdk;

namespace PerfHost.Host.Sources.Worker;

/// <summary>What a worker says: some items, the end, or a fault.</summary>
/// <param name="Items">The items in their order.</param>
/// <param name="IsEnd">The source gave all it has.</param>
/// <param name="Fault">Why it gave up; null when it did not.</param>
internal sealed record SourceMessage(IReadOnlyList<SourceLine> Items, bool IsEnd = false, string? Fault = null);

/// <summary>One item as it goes over the pipe: no type of the package ever does.</summary>
internal sealed record SourceLine
{
    private const int MaxText = 500;
    private const int MaxName = 200;
    private const int MaxCursor = 32_768;

    public string? Subject { get; init; }

    public string? Item { get; init; }

    public DateOnly Period { get; init; }

    [JsonConverter(typeof(ValueJsonConverter))]
    public Value? Value { get; init; }

    public string? Evidence { get; init; }

    public string? Place { get; init; }

    public string? Found { get; init; }

    public string? Expected { get; init; }

    public string? Cursor { get; init; }

    /// <exception cref="InvalidDataException">The item breaks the contract in a way that is the source's fault, not a row's.</exception>
    public static SourceLine Of(SourceItem? item) => item switch
    {
        SourceObservation observation => new SourceLine
        {
            Subject = observation.Subject,
            Item = observation.DataItem,
            Period = observation.Period,
            Value = observation.Value,
            Evidence = Cut(observation.Evidence),
        },
        SourceRejection rejection => new SourceLine { Place = Cut(rejection.Place), Found = Cut(rejection.Found), Expected = Cut(rejection.Expected) },
        SourceCursor { Position.Length: <= MaxCursor } cursor => new SourceLine { Cursor = cursor.Position },
        SourceCursor => throw new InvalidDataException($"游标超过 {MaxCursor} 个字符。"),
        _ => throw new InvalidDataException("数据源给出了 null。"),
    };

    /// <summary>What stands in the line; the host looks at it as at anything from outside.</summary>
    /// <exception cref="InvalidDataException">It is no item.</exception>
    public SourceItem ToItem() => this switch
    {
        { Cursor: { } cursor } => new SourceCursor(cursor),
        { Place: { } place } => new SourceRejection(Cut(place), Cut(Found), Cut(Expected)),
        { Subject: { Length: > 0 and <= MaxName } subject, Item: { Length: > 0 and <= MaxName } item, Value: { } value } => new SourceObservation(subject, item, Period, value, Cut(Evidence)),
        _ => new SourceRejection(Cut(Evidence), $"对象“{Cut(Subject)}”、数据项“{Cut(Item)}”", $"不为空、至多 {MaxName} 个字符的对象和数据项，以及一个值"),
    };

    private static string Cut(string? text) => text is null ? "" : text.Length <= MaxText ? text : text[..MaxText] + "……";
}
