using PerfHost.Engine.Boards;
using PerfHost.Engine.Ledger;

namespace PerfHost.UnitTests.Boards;

public class BoardFeedTests
{
    private static readonly Hash Root1 = Root(1), Root2 = Root(2), Root3 = Root(3);

    [Fact]
    public void Since_ChangesOfManyCommits_AreConflatedToTheLatest()
    {
        var feed = Feed();

        var delta = feed.Since(1);

        Assert.Equal((1L, 3L, Root3), (delta.From, delta.To, delta.Root));
        Assert.Equal([new CellChange("a", "3"), new CellChange("b", null)], delta.Cells.OrderBy(cell => cell.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void Since_Now_IsEmpty() => Assert.Empty(Feed().Since(3).Cells);

    [Fact]
    public void Since_SnapshotThenDelta_AgreesWithTheChecksum()
    {
        var feed = new BoardFeed();
        feed.Commit(1, Root1, [new CellChange("a", "1"), new CellChange("b", "2")]);
        var screen = feed.Snapshot().Cells.ToDictionary(cell => cell.Key, cell => cell.Value!, StringComparer.Ordinal);
        feed.Commit(7, Root2, [new CellChange("b", null), new CellChange("c", "预警")]);

        var delta = feed.Since(1);
        foreach (var (key, value) in delta.Cells)
        {
            _ = value is null ? screen.Remove(key) : (screen[key] = value) is not null;
        }

        Assert.Equal(delta.Checksum, Checksum(screen));
        Assert.Equal(delta.Checksum, feed.Snapshot().Checksum);
        screen["c"] = "正常";
        Assert.NotEqual(delta.Checksum, Checksum(screen));
    }

    [Fact]
    public void Checksum_KnownCells_IsTheOneThatIsDocumented()
    {
        var sum = default(CellChecksum);
        sum.Add("subjects/002/total", "100");
        sum.Add("title", "天长市");

        Assert.Equal("7981445af69adc7a", sum.ToString());
    }

    [Theory]
    [InlineData(2, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(9, 2, false)]
    public void CanResume_SequenceAndRoot_MustBothFit(long sequence, byte root, bool can) => Assert.Equal(can, Feed().CanResume(sequence, Root(root)));

    [Fact]
    public void CanResume_AwayForTooLong_NeedsASnapshot()
    {
        var feed = Feed();
        for (var sequence = 4; sequence < 5000; sequence++)
        {
            feed.Commit(sequence, Root3, []);
        }

        Assert.False(feed.CanResume(2, Root2));
        Assert.True(feed.CanResume(4999, Root3));
    }

    [Fact]
    public void Commit_EarlierSequence_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => Feed().Commit(2, Root2, []));

    private static BoardFeed Feed()
    {
        var feed = new BoardFeed();
        feed.Commit(1, Root1, [new CellChange("a", "1"), new CellChange("b", "1")]);
        feed.Commit(2, Root2, [new CellChange("a", "2"), new CellChange("b", "2")]);
        feed.Commit(3, Root3, [new CellChange("a", "3"), new CellChange("b", null)]);
        return feed;
    }

    private static Hash Root(byte value) => new(Enumerable.Repeat(value, Hash.Size).ToArray());

    private static string Checksum(Dictionary<string, string> cells)
    {
        var sum = default(CellChecksum);
        foreach (var (key, value) in cells)
        {
            sum.Add(key, value);
        }

        return sum.ToString();
    }
}
