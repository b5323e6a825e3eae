using System.Globalization;
using PerfHost.Engine.Facts;
using PerfHost.Web.Text;

namespace PerfHost.Web.Sources;

/// <summary>How a data source is, in words and colours. Pure.</summary>
public static class SourceWords
{
    /// <summary>What is to be said of a source, the keys of <c>source.state.…</c>; <c>ok</c> only when nothing else is.</summary>
    /// <param name="source">The source.</param>
    public static IReadOnlyList<string> Of(SourceStatus source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var words = new List<string>();
        if (source.State != "ok")
        {
            words.Add(State(source));
        }

        if (source.Overdue)
        {
            words.Add("overdue");
        }

        if (source.Last.Rejected > 0)
        {
            words.Add("rejected");
        }

        return words.Count > 0 ? words : ["ok"];
    }

    /// <summary>The one word by which a source is counted.</summary>
    /// <param name="source">The source.</param>
    public static string Chief(SourceStatus source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Overdue ? "overdue" : Of(source)[0];
    }

    /// <summary>One of the words in a language.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="word">The word.</param>
    /// <param name="source">The source.</param>
    public static string Say(Texts texts, string word, SourceStatus source)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(source);
        return texts.Format($"source.state.{word}", source.Last.Rejected);
    }

    /// <summary>The class of a word's chip: green only for <c>ok</c>.</summary>
    /// <param name="word">The word.</param>
    public static string Chip(string word) => word switch { "ok" => "done", "failing" or "failed" or "suspended" or "overdue" => "late", _ => "due" };

    /// <summary>How long something is, in the largest unit that leaves no rest: 2 days, 26 hours, 1 minute.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="span">At least a second.</param>
    public static string Span(Texts texts, TimeSpan span)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (unit, number) = span.Ticks % TimeSpan.TicksPerDay == 0 ? ("day", span.Ticks / TimeSpan.TicksPerDay)
            : span.Ticks % TimeSpan.TicksPerHour == 0 ? ("hour", span.Ticks / TimeSpan.TicksPerHour)
            : span.Ticks % TimeSpan.TicksPerMinute == 0 ? ("minute", span.Ticks / TimeSpan.TicksPerMinute)
            : ("second", span.Ticks / TimeSpan.TicksPerSecond);
        return texts.Format($"sources.span.{unit}{(number == 1 ? "" : "s")}", number);
    }

    /// <summary>A promised value that did not come, for whoever looks at scores.</summary>
    /// <param name="texts">The language.</param>
    /// <param name="late">What the ledger says of it.</param>
    public static string Late(Texts texts, DataOverdue late)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(late);
        return texts.Format(late.Never ? "desk.data-overdue.never" : "desk.data-overdue.one", late.Title, Span(texts, late.Promised), late.Since.ToLocalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Only a source with a schedule is tried again by itself.</summary>
    private static string State(SourceStatus source) => source is { State: "failing", Schedule: null } ? "failed" : source.State;
}
