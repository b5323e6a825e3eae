using PerfHost.Sdk;

namespace PerfHost.Connectors.Mapping;

/// <summary>A row cannot be read.</summary>
/// <param name="place">Where.</param>
/// <param name="found">What stands there.</param>
/// <param name="expected">What should stand there.</param>
internal sealed class RowRejectedException(string place, string found, string expected) : Exception($"{place}：{found}，应为{expected}")
{
    private const int MaxText = 200;

    public SourceRejection Rejection { get; } = new(place, Cut(found), expected);

    private static string Cut(string text) => text.Length <= MaxText ? text : text[..MaxText] + "……";
}
