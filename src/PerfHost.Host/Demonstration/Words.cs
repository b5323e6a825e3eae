using System.Text.Json;

namespace PerfHost.Host.Demonstration;

/// <summary>The invented names of the district, from <c>words.json</c> beside this file. Immutable.</summary>
/// <param name="Departments">The departments with their units.</param>
/// <param name="Fields">What each field of work spends its money on, by key.</param>
public sealed record Words(IReadOnlyList<WordsOfDepartment> Departments, IReadOnlyDictionary<string, WordsOfField> Fields)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Reads them.</summary>
    public static Words Read()
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream("PerfHost.Host.Demonstration.words.json")!;
        return JsonSerializer.Deserialize<Words>(stream, Json)!;
    }
}

/// <summary>A department (主管部门).</summary>
/// <param name="Name">Its name; it is itself a budget unit (本级).</param>
/// <param name="Field">The key of its field of work.</param>
/// <param name="Office">The office of the finance bureau that looks after it.</param>
/// <param name="Projects">How many projects it has.</param>
/// <param name="Units">Its subordinate units.</param>
public sealed record WordsOfDepartment(string Name, string Field, string Office, int Projects, IReadOnlyList<string> Units);

/// <summary>A field of work.</summary>
/// <param name="Served">Whose satisfaction is asked.</param>
/// <param name="Projects">Names of projects.</param>
/// <param name="Quantity">Quantities: <c>name|unit|least|most</c>.</param>
/// <param name="Quality">Rates in percent: <c>name|target</c>, with <c>&lt;=</c> before a target that is a ceiling.</param>
/// <param name="Benefit">Benefits: <c>name|target</c> in percent, or a name alone that is judged in words.</param>
public sealed record WordsOfField(
    string Served, IReadOnlyList<string> Projects, IReadOnlyList<string> Quantity, IReadOnlyList<string> Quality, IReadOnlyList<string> Benefit);
