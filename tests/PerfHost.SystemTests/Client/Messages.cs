using PerfHost.Engine.Boards;
using PerfHost.Live;

namespace PerfHost.SystemTests.Client;

/// <summary>Messages of a board named <c>a</c>.</summary>
internal static class Messages
{
    public static BoardMessage Snapshot(long to, params (string Key, string? Value)[] cells) =>
        new(BoardMessage.Snapshot, "a", 0, to, $"root{to}", Cells(cells), Checksum(cells));

    public static BoardMessage Delta(long from, long to, string checksum, params (string Key, string? Value)[] cells) =>
        new(BoardMessage.Delta, "a", from, to, $"root{to}", Cells(cells), checksum);

    public static string Checksum(params (string Key, string? Value)[] cells)
    {
        var checksum = default(CellChecksum);
        foreach (var (key, value) in cells)
        {
            checksum.Add(key, value!);
        }

        return checksum.ToString();
    }

    private static Dictionary<string, string?> Cells((string Key, string? Value)[] cells) => cells.ToDictionary(cell => cell.Key, cell => cell.Value, StringComparer.Ordinal);
}
