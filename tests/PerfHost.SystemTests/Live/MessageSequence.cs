namespace PerfHost.SystemTests.Live;

/// <summary>Takes messages one by one.</summary>
internal static class MessageSequence
{
    public static async Task<T> NextAsync<T>(this IAsyncEnumerator<T> messages)
    {
        Assert.True(await messages.MoveNextAsync(), "The subscription ended.");
        return messages.Current;
    }
}
