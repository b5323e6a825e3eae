using System.Globalization;

namespace PerfHost.Sdk.Testing.Conformance;

/// <summary>What all pure contracts promise: the same question has one answer, whoever asks, wherever and however often, and asking changes nothing.</summary>
/// <param name="samples">Makes the questions anew, so that no check sees what another one spoiled.</param>
/// <param name="ask">Gives the answer as text, an exception included; equal texts are equal answers.</param>
/// <param name="print">Writes a question out whole.</param>
internal sealed class PureChecks<T>(Func<IReadOnlyList<T>> samples, Func<T, string> ask, Func<T, string> print)
{
    /// <summary>The name of <see cref="CultureAsync"/>, which rule files are not asked: they cannot name a culture, and the host runs them in the invariant one.</summary>
    public const string CulturePromise = "结果不随区域设置而变";

    private const int Threads = 4;
    private const int Rounds = 20;

    /// <summary>Commas for points and other dates, as much of the world writes them; made by hand, since hosts carry no culture data.</summary>
    private static readonly CultureInfo Foreign = MakeForeign();

    public Task RepeatsAsync()
    {
        var all = samples();
        var first = all.Select(ask).ToArray();
        for (var i = all.Count - 1; i >= 0; i--)
        {
            Same(all[i], first[i], ask(all[i]), "第二次问，而且前面问过别的");
        }

        return Task.CompletedTask;
    }

    public Task CultureAsync()
    {
        var all = samples();
        var first = all.Select(ask).ToArray();
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (Foreign, Foreign);
            for (var i = 0; i < all.Count; i++)
            {
                Same(all[i], first[i], ask(all[i]), "在以逗号作小数点的区域设置下（请用 CultureInfo.InvariantCulture）");
            }
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }

        return Task.CompletedTask;
    }

    public async Task ThreadsAsync()
    {
        var all = samples();
        var first = all.Select(ask).ToArray();
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Factory.StartNew(AskAll, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        void AskAll()
        {
            for (var round = 0; round < Rounds; round++)
            {
                for (var i = 0; i < all.Count; i++)
                {
                    Same(all[i], first[i], ask(all[i]), $"{Threads} 个线程同时问时（一个实例要供许多线程使用，不能有字段记着上一次的事）");
                }
            }
        }
    }

    public Task UnchangedAsync()
    {
        foreach (var sample in samples())
        {
            var before = print(sample);
            ask(sample);
            if (print(sample) is var after && after != before)
            {
                throw new ConformanceException($"输入被改动了。\n  改前  {before}\n  改后  {after}");
            }
        }

        return Task.CompletedTask;
    }

    private void Same(T sample, string first, string again, string when)
    {
        if (again != first)
        {
            throw new ConformanceException($"{when}，结果不同。\n  输入  {print(sample)}\n  先得  {first}\n  后得  {again}");
        }
    }

    private static CultureInfo MakeForeign()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberDecimalSeparator, culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NegativeSign) = (",", ".", "−");
        (culture.NumberFormat.PercentDecimalSeparator, culture.NumberFormat.CurrencyDecimalSeparator) = (",", ",");
        (culture.DateTimeFormat.ShortDatePattern, culture.DateTimeFormat.DateSeparator) = ("dd.MM.yyyy", ".");
        return CultureInfo.ReadOnly(culture);
    }
}
