using PerfHost.Engine.Ledger;
using PerfHost.Host.Packages;
using PerfHost.Loading;
using PerfHost.Loading.Installing;
using PerfHost.Web.Boards;
using PerfHost.Web.Packages;

namespace PerfHost.Host.Runtime;

/// <summary>
/// Puts another version of a package in force while the host runs. The new one is loaded beside the old and has to pass
/// its cases; then it is recorded, each ledger that uses it is told, its board evaluated anew, and the old one unloaded.
/// Whoever evaluates at that moment finishes on the old one. A version that fails leaves the old one in force. One swap at
/// a time; safe for many threads.
/// </summary>
public sealed partial class PackageSwap(
    PackageAssembly loaded, PackagesInForce inForce, ILedgerStore store, BoardSet boards, BoardPump pump, UnloadedPackages unloaded, ILogger<PackageSwap> logger) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Puts a package in force, be it new or another version.</summary>
    /// <param name="candidate">The package.</param>
    /// <param name="person">Who does it.</param>
    /// <param name="reason">Why, in one Chinese sentence.</param>
    /// <param name="cancellation">Gives up while the package is tried; once it is recorded the swap is finished.</param>
    public async Task<SwapResult> PutAsync(PackageCandidate candidate, string person, string reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        await _one.WaitAsync(cancellation);
        try
        {
            var id = IdOf(candidate.Folder);
            var hash = Mark(id, candidate.Folder);
            var (part, problems) = await ProveAsync(candidate, cancellation);
            var before = loaded.Packages.Find(id);
            if (part is null)
            {
                loaded.Executions?.End(id, null);
                Discard(null, candidate);
                return new SwapResult(id, before?.Mark, before?.Mark, problems);
            }

            if (before is not null && before.Mark == part.Info.Mark && before.Kind == candidate.Kind)
            {
                loaded.Executions?.End(id, hash);
                Discard(part, candidate);
                return new SwapResult(id, before.Mark, before.Mark, []);
            }

            await BoardsAsync();
            try
            {
                candidate.Record?.Invoke();
            }
            catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
            {
                loaded.Executions?.End(id, null);
                Discard(part, candidate);
                if (error is not PackageException)
                {
                    // The package is well; the disk is not, as when a package is taken out of force.
                    throw;
                }

                return new SwapResult(id, before?.Mark, before?.Mark, [error.Message]);
            }

            var old = loaded.Put(part, new PackageChange(id, person, reason));
            await SpreadAsync();
            loaded.Executions?.End(id, hash);
            if (old is not null)
            {
                unloaded.Add(id, old.Unload(), old.Shadow);
            }

            return new SwapResult(id, before?.Mark, part.Info.Mark, []);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Takes a package out of force.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="record">Makes it outlive this process; null when there is nothing to write.</param>
    /// <param name="person">Who does it.</param>
    /// <param name="reason">Why, in one Chinese sentence.</param>
    /// <param name="cancellation">Gives up waiting for another swap.</param>
    public async Task<SwapResult> TakeAsync(string id, Action? record, string person, string reason, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            return await TakeAsync(new PackageChange(id, person, reason), record, null);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Takes a package out of force that must not be loaded any more.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="look">Looks at what is in force once no other swap is under way; null leaves it in force.</param>
    /// <param name="person">Who says so.</param>
    /// <param name="cancellation">Gives up waiting for another swap.</param>
    /// <returns>What was done; null when it was left in force.</returns>
    public async Task<SwapResult?> BarAsync(string id, Func<Distrust?> look, string person, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(look);
        await _one.WaitAsync(cancellation);
        try
        {
            return look() is { } distrust
                ? await TakeAsync(new PackageChange(id, person, distrust.Reason), null, new PackageFailure(id, distrust.NotLoaded, id))
                : null;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private async Task<SwapResult> TakeAsync(PackageChange change, Action? record, PackageFailure? failure)
    {
        var (id, before) = (change.Package, loaded.Packages.Find(change.Package)?.Mark);
        await BoardsAsync();
        record?.Invoke();
        var old = loaded.Take(change, failure);
        await SpreadAsync();
        loaded.Executions?.End(id, null);
        if (old is not null)
        {
            unloaded.Add(id, old.Unload(), old.Shadow);
        }

        return new SwapResult(id, before, null, []);
    }

    private async Task<(PackagePart? Part, IReadOnlyList<string> Problems)> ProveAsync(PackageCandidate candidate, CancellationToken cancellation)
    {
        try
        {
            var problems = await BoundedCall.RunAsync(() => PackageTrial.Run(candidate.Folder, candidate.RuleCache).Problems, _ => { }, BoundedCall.Limit, cancellation);
            if (problems.Count > 0)
            {
                return (null, problems);
            }

            var part = await BoundedCall.RunAsync(
                () => PackagePart.Load(candidate.Folder, candidate.RuleCache, candidate.Kind, candidate.Shadow, loaded.MostFaults, loaded.Executions?.Running), late => late.Unload(), BoundedCall.Limit, cancellation);
            if (part.Failures.Count == 0)
            {
                return (part, []);
            }

            part.Unload();
            return (null, [.. part.Failures.Select(failure => failure.Reason)]);
        }
        catch (TimeoutException)
        {
            return (null, [BoundedCall.TooLong(BoundedCall.Limit)]);
        }
        catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
        {
            return (null, [FileTrouble.Say(error)]);
        }
    }

    /// <summary>Marks the package as executing for the first time.</summary>
    /// <returns>The hash of its content; null when it has none that can be read, or nobody keeps account.</returns>
    private string? Mark(string id, string folder)
    {
        if (loaded.Executions is not { } executions || !File.Exists(Path.Combine(folder, PackageManifest.FileName)) || id.Length == 0)
        {
            return null;
        }

        var hash = PackageContent.Hash(folder);
        executions.Begin(id, hash);
        return hash;
    }

    private static string IdOf(string folder)
    {
        try
        {
            return PackageManifest.ReadFolder(folder).Id;
        }
        catch (Exception error) when (error is PackageException or IOException or UnauthorizedAccessException)
        {
            return Path.GetFileName(folder);
        }
    }

    private void Discard(PackagePart? part, PackageCandidate candidate)
    {
        if (part is not null)
        {
            unloaded.Add(part.Info.Id, part.Unload(), candidate.Shadow);
        }
        else if (candidate.Shadow is { } shadow)
        {
            Loading.Development.ShadowCopy.Delete(shadow);
        }
    }

    /// <summary>
    /// Takes the packages that are loaded now to every board, each of which was open before and knows what it used. The swap
    /// is recorded: a board that fails takes it in when it is next asked for.
    /// </summary>
    private async Task SpreadAsync()
    {
        inForce.Put(loaded.Packages);
        await BoardsAsync();
        foreach (var head in await store.HeadsAsync(CancellationToken.None))
        {
            // Other scores may call for other alerts.
            await pump.TellAsync(head.Jurisdiction, CancellationToken.None);
        }
    }

    /// <summary>Brings every board up to date, those that nobody asked for yet included.</summary>
    private async Task BoardsAsync()
    {
        foreach (var head in await store.HeadsAsync(CancellationToken.None))
        {
            try
            {
                await boards.FindAsync(head.Jurisdiction, CancellationToken.None);
            }
            catch (Exception error) when (error is not OutOfMemoryException)
            {
                BoardBehind(logger, error, head.Jurisdiction);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The board of {Jurisdiction} could not take in the packages in force; it is tried again when it is next asked for")]
    private static partial void BoardBehind(ILogger logger, Exception error, string jurisdiction);
}
