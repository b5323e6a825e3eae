using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using System.Text;

namespace PerfHost.Loading.Installing;

/// <summary>
/// Which packages this process is in at every moment, in a mapped file: what stands there outlives the process however it
/// ends, and going into a package costs one store into memory. Safe for many threads, each in a place of its own.
/// </summary>
public sealed unsafe class RunningPackages
{
    /// <summary>How many threads have a place of their own; the others share the last.</summary>
    public const int Places = 1024;

    private const int Bytes = Places * sizeof(int);
    private readonly Lock _gate = new();
    private readonly string _names;
    private readonly List<(string Id, string Hash)> _known = [];

    // Mapped until the process ends: a thread that was left behind may come out of a package at any time.
    private readonly MemoryMappedViewAccessor _view;
    private readonly int* _places;

    private RunningPackages(string folder)
    {
        Directory.CreateDirectory(folder);
        _names = NamesIn(folder);
        Left = ReadLeft(folder);
        File.WriteAllText(_names, "", Encoding.ASCII);
        using var file = MemoryMappedFile.CreateFromFile(PlacesIn(folder), FileMode.OpenOrCreate, null, Bytes);
        _view = file.CreateViewAccessor();
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _places = (int*)start;
        Clear();
    }

    /// <summary>The packages that the process before this one was in when it ended, with the hashes of their contents; empty when it ended well.</summary>
    public IReadOnlyList<(string Id, string Hash)> Left { get; }

    /// <summary>Opens the account of a folder and begins a new one.</summary>
    /// <param name="folder">Where it is kept, created on first use.</param>
    public static RunningPackages Open(string folder) => new(folder);

    /// <summary>Makes a package known before it is executed.</summary>
    /// <param name="id">The package's id.</param>
    /// <param name="hash">The hash of its content.</param>
    /// <returns>Its number, for <see cref="Enter"/>.</returns>
    public int Register(string id, string hash)
    {
        lock (_gate)
        {
            var known = _known.IndexOf((id, hash));
            if (known < 0)
            {
                File.AppendAllText(_names, $"{id} {hash}\n", Encoding.UTF8);
                _known.Add((id, hash));
                known = _known.Count - 1;
            }

            return known + 1;
        }
    }

    /// <summary>A thread goes into a package.</summary>
    /// <param name="place">The thread's place, 0 to <see cref="Places"/> - 1.</param>
    /// <param name="package">The package's number.</param>
    public void Enter(int place, int package) => Volatile.Write(ref _places[place], package);

    /// <summary>The thread comes out.</summary>
    /// <param name="place">The thread's place.</param>
    public void Leave(int place) => Volatile.Write(ref _places[place], 0);

    /// <summary>The process ends well: whoever is still in a package is not to blame.</summary>
    public void Clear() => new Span<int>(_places, Places).Clear();

    private static List<(string Id, string Hash)> ReadLeft(string folder)
    {
        if (!File.Exists(PlacesIn(folder)) || !File.Exists(NamesIn(folder)))
        {
            return [];
        }

        var names = File.ReadAllLines(NamesIn(folder), Encoding.UTF8);
        var bytes = File.ReadAllBytes(PlacesIn(folder));
        var left = new List<(string, string)>();
        foreach (var number in MemoryMarshal.Cast<byte, int>(bytes))
        {
            if (number > 0 && number <= names.Length && names[number - 1].Split(' ') is [var id, var hash] && !left.Contains((id, hash)))
            {
                left.Add((id, hash));
            }
        }

        return left;
    }

    private static string PlacesIn(string folder) => Path.Combine(folder, "running");

    private static string NamesIn(string folder) => Path.Combine(folder, "running.names");
}
