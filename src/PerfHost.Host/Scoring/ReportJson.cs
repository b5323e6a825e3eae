using System.Text.Encodings.Web;
using System.Text.Json;

namespace PerfHost.Host.Scoring;

/// <summary>How reports are written: Chinese stays readable.</summary>
public static class ReportJson
{
    /// <summary>Camel case, indented, Chinese unescaped. Not for embedding in HTML.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
