using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using PerfHost.Engine.Ledger;
using PerfHost.Host.Sources.Worker;
using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.Loading.Trust;
using PerfHost.Scripting.Worker;
using PerfHost.Sdk;
using PerfHost.Web.Sources;

namespace PerfHost.Host.Sources;

/// <summary>
/// Runs data sources, each reading in a process of its own that is killed when it takes too long. Safe for many threads;
/// a source is read by one at a time.
/// </summary>
internal sealed class SourceRunner(string dataFolder, string packages, ILedgerStore store, IFactsView facts, TimeProvider time, WorkerProgram program, TrustFolder trust, IReadOnlyList<string>? watched = null)
{
    private readonly ConcurrentDictionary<string, bool> _running = new(StringComparer.Ordinal);

    /// <summary>The data folder.</summary>
    public string DataFolder => dataFolder;

    /// <summary>What the sources file says now.</summary>
    /// <exception cref="SourceConfigException">It is not as it should be.</exception>
    public SourcesFile File() => SourcesFile.Read(dataFolder);

    /// <summary>What is remembered of a source.</summary>
    public SourceState State(string id) => new SourceFolder(dataFolder, id).Read();

    /// <summary>The last rejected rows of a source, the newest first.</summary>
    public IEnumerable<RejectedRow> Rejections(string id, int most) => new SourceFolder(dataFolder, id).Rejections(most);

    /// <summary>How a source is now, for people and for the HTTP API.</summary>
    /// <param name="source">The source.</param>
    public SourceStatus Status(SourceConfig source)
    {
        var (state, now) = (State(source.Id), time.GetUtcNow());
        var word = IsRunning(source.Id) ? "running" : state.IsSuspended ? "suspended" : state.Failures > 0 ? "failing" : state.LastRun is null ? "new" : "ok";
        return new SourceStatus(
            source.Id, $"{source.Package}/{source.Key}", source.Jurisdiction, word, state.IsOverdue(source, now), source.Schedule,
            state.LastRun, state.LastNew, source.Schedule is null ? null : state.RetryAt, state.Last, state.Error)
        {
            NextRun = source.Schedule is null || state.IsSuspended ? null : new Quartz.CronExpression(source.Schedule).GetNextValidTimeAfter(now),
            Title = source.Title,
            FreshWithin = source.FreshWithin,
        };
    }

    /// <summary>How all sources are now, and which cannot be used as they are written down.</summary>
    /// <exception cref="SourceConfigException">The file is no list of sources at all.</exception>
    public SourceList List()
    {
        var file = File();
        var (sources, problems) = (new List<SourceStatus>(), file.Problems.Select(problem => problem.Message).ToList());
        foreach (var source in file.Sources)
        {
            try
            {
                sources.Add(Status(source));
            }
            catch (SourceConfigException damaged)
            {
                problems.Add(damaged.Message);
            }
        }

        return new SourceList(Path.Combine(dataFolder, SourcesFile.Name), sources, problems);
    }

    /// <summary>Whether a source is being read.</summary>
    public bool IsRunning(string id) => _running.ContainsKey(id);

    /// <summary>Remembers when a source was first seen: a promise counts from then.</summary>
    public void Notice(string id)
    {
        var folder = new SourceFolder(dataFolder, id);
        if (folder.Read() is { Since: null } state && !IsRunning(id))
        {
            folder.Write(state with { Since = time.GetUtcNow() });
        }
    }

    /// <summary>Reads what is new, into the ledger.</summary>
    /// <param name="id">The source.</param>
    /// <param name="cancellation">Ends the reading; what was appended stays, and the next reading goes on behind it.</param>
    /// <returns>The state after it; null when the source is being read already.</returns>
    /// <exception cref="SourceConfigException">There is no such source.</exception>
    public async Task<SourceState?> RunAsync(string id, CancellationToken cancellation)
    {
        var file = File();
        var source = file.Find(id);
        if (!_running.TryAdd(id, true))
        {
            return null;
        }

        try
        {
            var now = time.GetUtcNow();
            var folder = new SourceFolder(dataFolder, id);
            var state = folder.Read();
            var reading = new SourceReading(source, folder, state with { LastRun = now, Since = state.Since ?? now }, store, facts, time);
            string? error;
            try
            {
                await reading.ResumeAsync(cancellation);
                error = await ReadAsync(source, file, reading.Cursor, reading.TakeAsync, cancellation);
                await reading.EndAsync(isWhole: error is null, cancellation);
            }
            catch (Exception failure) when (failure is SourceConfigException or PackageException or IOException or UnauthorizedAccessException)
            {
                error = failure.Message;
            }

            return reading.Close(error);
        }
        finally
        {
            _running.TryRemove(id, out _);
        }
    }

    /// <summary>Reads everything from the start and says what would come of it; nothing is kept.</summary>
    /// <param name="id">The source.</param>
    /// <param name="most">How many rejected rows are listed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="SourceConfigException">There is no such source.</exception>
    public async Task<SourceReport> CheckAsync(string id, int most, CancellationToken cancellation)
    {
        var file = File();
        var source = file.Find(id);
        var trial = new SourceTrial(source, facts, time, most);
        var error = await ReadAsync(source, file, null, trial.TakeAsync, cancellation);
        await trial.EndAsync(cancellation);
        return new SourceReport(trial.Tally, trial.Rejections, error);
    }

    /// <summary>Looks whether there is the package and the source in it that a source of the file names. Loads the package in a process of its own; reads nothing, and needs no secret.</summary>
    /// <param name="id">The source.</param>
    /// <param name="cancellation">Ends the looking.</param>
    /// <returns>Why it cannot be read, in Chinese; null when nothing is known against it.</returns>
    /// <exception cref="SourceConfigException">There is no such source.</exception>
    public async Task<string?> RefuseAsync(string id, CancellationToken cancellation)
    {
        var source = File().Find(id);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(source.Timeout);
        try
        {
            await using var worker = await SourceProcess.StartAsync(program, dataFolder, TaskOf(source, null, new(StringComparer.Ordinal)) with { OnlyLooks = true }, limit.Token);
            return (await worker.NextAsync(limit.Token)).Fault;
        }
        catch (Exception failure) when (failure is SourceConfigException or PackageException or IOException or UnauthorizedAccessException)
        {
            return failure.Message;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"程序包 {source.Package} 在 {source.Timeout.TotalSeconds:0} 秒内没有载入完，进程已终止。";
        }
    }

    /// <returns>Why the reading failed; null when it came to its end.</returns>
    [SuppressMessage("Reliability", "CA2016", Justification = "The limit is linked to the caller's token.")]
    private async Task<string?> ReadAsync(SourceConfig source, SourcesFile file, string? cursor, Func<SourceItem, CancellationToken, ValueTask> take, CancellationToken cancellation)
    {
        var secrets = SourceSecrets.Of(source, file.SecretsFile);
        var task = TaskOf(source, cursor, new SortedDictionary<string, string>(secrets.Settings.ToDictionary(), StringComparer.Ordinal));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(source.Timeout);
        try
        {
            await using var worker = await SourceProcess.StartAsync(program, dataFolder, task, limit.Token);
            while (true)
            {
                var message = await worker.NextAsync(limit.Token);
                foreach (var line in message.Items)
                {
                    await take(Struck(line.ToItem(), secrets), cancellation);
                }

                if (message.IsEnd || message.Fault is not null)
                {
                    return message.Fault is null ? null : secrets.Strike(message.Fault);
                }
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return $"超过 {source.Timeout.TotalSeconds:0} 秒没有读完，进程已终止。请改小范围，或调整 timeout。";
        }
    }

    private SourceTask TaskOf(SourceConfig source, string? cursor, SortedDictionary<string, string> settings)
    {
        var (folder, manifest) = Package(source);
        var consented = Consented(source.Package);
        return new SourceTask(
            folder, source.Key, source.Jurisdiction, cursor, settings,
            Granted(source, source.Network, manifest.Network, "network", consented), Granted(source, source.Files, manifest.Files, "files", consented));
    }

    private (string Folder, PackageManifest Manifest) Package(SourceConfig source)
    {
        var folder = (watched ?? []).FirstOrDefault(folder => IsOf(folder, source.Package)) ?? PackageFolders.Find(packages, source.Package) ?? throw new SourceConfigException($"没有程序包“{source.Package}”，数据源“{source.Id}”要用它。");
        return InstalledTrust.Refuse(packages, source.Package, folder, TrustRoots.Read(trust.Path)) is { } distrust
            ? throw new SourceConfigException($"{distrust.Reason}，数据源“{source.Id}”没有读取。{distrust.NextStep}")
            : (folder, PackageManifest.ReadFolder(folder));
    }

    /// <summary>Whether a folder under development is that package; one that is being written may be none for a moment.</summary>
    private static bool IsOf(string folder, string package)
    {
        try
        {
            return PackageManifest.ReadFolder(folder).Id == package;
        }
        catch (PackageException)
        {
            return false;
        }
    }

    /// <summary>What was consented to when the package was installed; null for a folder, which whoever put it there trusts as it stands.</summary>
    private HashSet<string>? Consented(string package)
    {
        var installed = new InstalledPackages(packages);
        return installed.Ids.Contains(package, StringComparer.Ordinal) ? [.. installed.Grants.Of(package).Select(grant => grant.Capability)] : null;
    }

    /// <summary>A package gets what it asked for, what was consented to, and what the administrator wrote down; a grant beyond that is a mistake to be named.</summary>
    private static IReadOnlyList<string> Granted(SourceConfig source, IReadOnlyList<string> written, IReadOnlyList<string> asked, string what, HashSet<string>? consented)
    {
        foreach (var grant in written)
        {
            // By the manifest's own words: that is what a person consented to.
            if ((asked.Contains("*") ? "*" : asked.FirstOrDefault(one => string.Equals(one, grant, StringComparison.OrdinalIgnoreCase))) is not { } capability)
            {
                throw new SourceConfigException($"数据源“{source.Id}”的 {what} 写了“{grant}”，但程序包 {source.Package} 没有在 capabilities 中申请。");
            }

            if (consented?.Contains($"{what}: {capability}") == false)
            {
                throw new SourceConfigException($"数据源“{source.Id}”的 {what} 写了“{grant}”，但安装程序包 {source.Package} 时没有同意“{what}: {capability}”。请重新安装同一程序包并同意：perfhost package install … --consent \"{what}: {capability}\"。");
            }
        }

        return written;
    }

    private static SourceItem Struck(SourceItem item, SourceSecrets secrets) => item switch
    {
        SourceObservation observation => observation with { Evidence = secrets.Strike(observation.Evidence) },
        SourceRejection rejection => new SourceRejection(secrets.Strike(rejection.Place), secrets.Strike(rejection.Found), secrets.Strike(rejection.Expected)),
        _ => item,
    };
}
