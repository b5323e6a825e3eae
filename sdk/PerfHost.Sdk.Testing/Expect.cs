namespace PerfHost.Sdk.Testing;

/// <summary>What the checks need of an assertion library, without choosing one for those who run them.</summary>
internal static class Expect
{
    public static void Equal<T>(T expected, T found, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, found))
        {
            throw new ConformanceException($"{what}: expected {expected}, found {found}.");
        }
    }

    public static void True(bool holds, string what)
    {
        if (!holds)
        {
            throw new ConformanceException($"{what}: does not hold.");
        }
    }

    public static void SameBytes(ReadOnlyMemory<byte> expected, ReadOnlyMemory<byte> found, string what)
    {
        if (!expected.Span.SequenceEqual(found.Span))
        {
            throw new ConformanceException($"{what}: the bytes differ, expected {expected.Length}, found {found.Length} of them.");
        }
    }

    public static T Of<T>(object? found, string what) => found is T expected
        ? expected
        : throw new ConformanceException($"{what}: expected {typeof(T).Name}, found {found?.GetType().Name ?? "null"}.");

    public static async Task RefusedAsync(Func<Task> act, string what)
    {
        try
        {
            await act();
        }
        catch (ArgumentException)
        {
            return;
        }

        throw new ConformanceException($"{what}: expected an ArgumentException, but it was taken.");
    }
}
