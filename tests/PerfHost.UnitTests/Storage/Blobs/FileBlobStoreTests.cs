using PerfHost.Engine.Ledger.Merkle;
using PerfHost.Storage.Blobs;

namespace PerfHost.UnitTests.Storage.Blobs;

public sealed class FileBlobStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task PutAsync_Bytes_LieUnderTheirHashAndAreReadBack()
    {
        var store = new FileBlobStore(_folder.Path);
        var content = new byte[300_000];
        content[7] = 1;
        var hash = await store.PutAsync(new MemoryStream(content));

        Assert.Equal(MerkleHash.Of(content), hash);
        Assert.True(File.Exists(Path.Combine(_folder.Path, "blobs", hash.ToString()[..2], hash.ToString()[2..])));
        await using var found = (await store.OpenAsync(hash))!;
        using var read = new MemoryStream();
        await found.CopyToAsync(read);
        Assert.Equal(content, read.ToArray());
    }

    [Fact]
    public async Task PutAsync_SameBytesFromManyAtOnce_IsHarmless()
    {
        var store = new FileBlobStore(_folder.Path);
        var hashes = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(async () => await store.PutAsync(new MemoryStream([1, 2, 3])))));
        Assert.Single(hashes.Distinct());
        Assert.Single(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task PutAsync_AtTheLimit_IsTakenAndBeyondItLeavesNothing()
    {
        var store = new FileBlobStore(_folder.Path, limit: 10);
        await store.PutAsync(new MemoryStream(new byte[10]));
        Assert.Equal(10, (await Assert.ThrowsAsync<BlobTooLargeException>(async () => await store.PutAsync(new MemoryStream(new byte[11])))).Limit);
        Assert.Single(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task OpenAsync_Unknown_IsNull() => Assert.Null(await new FileBlobStore(_folder.Path).OpenAsync(MerkleHash.Empty));

    [Fact]
    public void Constructor_LeftoversOfACrash_AreSweptAway()
    {
        var leftover = Path.Combine(_folder.Path, "blobs", "incoming", "half");
        Directory.CreateDirectory(Path.GetDirectoryName(leftover)!);
        File.WriteAllText(leftover, "half");
        _ = new FileBlobStore(_folder.Path);
        Assert.False(File.Exists(leftover));
    }

    public void Dispose() => _folder.Dispose();
}
