using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace PerfHost.Web.Text;

/// <summary>The words that people read, in one place: the folders <c>zh</c> and <c>en</c> beside this file, a file for each feature. Immutable.</summary>
public sealed class Texts
{
    private static readonly JsonSerializerOptions s_strict = new() { AllowDuplicateProperties = false };
    private readonly FrozenDictionary<string, string> _texts;

    private Texts(string language)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Texts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith($"PerfHost.Web.Text/{language}/", StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            foreach (var (key, text) in JsonSerializer.Deserialize<Dictionary<string, string>>(stream, s_strict)!)
            {
                // A key that stands twice, in one file or in two, would make what people read a matter of chance.
                texts.Add(key, text);
            }
        }

        _texts = texts.ToFrozenDictionary(StringComparer.Ordinal);
        Language = language;
    }

    /// <summary>The languages there are texts in; the first is the default.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["zh", "en"];

    /// <summary>The language of these texts.</summary>
    public string Language { get; }

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>The text of a key; the key itself when there is none.</summary>
    /// <param name="key">The key.</param>
    public string this[string key] => _texts.GetValueOrDefault(key, key);

    /// <summary>The text of a key with values filled in.</summary>
    /// <param name="key">The key.</param>
    /// <param name="values">The values for <c>{0}</c>, <c>{1}</c> …</param>
    public string Format(string key, params object?[] values) => string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>Names in a row, separated as the language does.</summary>
    /// <param name="names">The names.</param>
    public string Join(IEnumerable<string> names) => string.Join(Language == "en" ? ", " : "、", names);

    /// <summary>The texts of a language.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>; anything else gives Chinese.</param>
    public static Texts In(string? language) => new(language == "en" ? "en" : "zh");
}
