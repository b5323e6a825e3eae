namespace PerfHost.Client.Following;

/// <summary>How long to wait before the next attempt: twice as long each time, up to half a minute, a little different for everyone.</summary>
internal sealed class BackOff
{
    private static readonly TimeSpan First = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private TimeSpan _next = First;

    public TimeSpan Next()
    {
        // Many screens lose one server at the same moment; they must not all come back at the same moment.
        var wait = _next * (0.5 + (Random.Shared.NextDouble() / 2));
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return wait;
    }

    public void Reset() => _next = First;
}
