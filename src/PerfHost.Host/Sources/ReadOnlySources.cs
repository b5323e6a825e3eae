using PerfHost.Engine.Facts;

namespace PerfHost.Host.Sources;

/// <summary>Values that another system keeps are corrected there, not here.</summary>
internal static class ReadOnlySources
{
    /// <summary>Why an observation by people is refused; null when it may be recorded.</summary>
    /// <param name="dataFolder">The folder that has <c>sources.yaml</c>.</param>
    /// <param name="facts">What the ledger says now.</param>
    /// <param name="observations">What is to be recorded.</param>
    public static string? Refuse(string dataFolder, JurisdictionFacts facts, IReadOnlyList<ObservationRecorded> observations)
    {
        var isReadOnly = Names(dataFolder);
        for (var i = 0; i < observations.Count; i++)
        {
            var observed = observations[i];
            if (facts.Subjects.TryGetValue(observed.Subject, out var subject)
                && subject.Item(observed.Item)?.Values.LastOrDefault(value => isReadOnly(value.Source)) is { } kept)
            {
                return $"observations[{i}]：“{observed.Item}”的值来自{kept.Source}，由那个系统管理，在这里只读。请在那里更正后重新读取。";
            }
        }

        return null;
    }

    private static Func<string, bool> Names(string dataFolder)
    {
        try
        {
            var file = SourcesFile.Read(dataFolder);
            var names = file.Sources.Where(source => source.ReadOnly).Select(source => source.LedgerName).ToHashSet(StringComparer.Ordinal);
            return name => names.Contains(name) || (name.StartsWith(SourceConfig.NameFor(""), StringComparison.Ordinal) && file.IsUnclear(name[SourceConfig.NameFor("").Length..]));
        }
        catch (SourceConfigException)
        {
            // While nobody can say which are read-only, none is opened to everybody; of a file that is wrong in part only those that are in question.
            return name => name.StartsWith(SourceConfig.NameFor(""), StringComparison.Ordinal);
        }
    }
}
