using System.Text.Json.Serialization;
using PerfHost.Engine.Forms;
using PerfHost.Engine.Goals;

namespace PerfHost.Engine.Facts;

/// <summary>The serialisation of payloads, generated at compile time so that nothing is reflected at run time.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true,
    Converters = [typeof(ValueJsonConverter)])]
[JsonSerializable(typeof(JurisdictionOpened))]
[JsonSerializable(typeof(DayOpened))]
[JsonSerializable(typeof(SchemeAdopted))]
[JsonSerializable(typeof(SelfEvaluationForm))]
[JsonSerializable(typeof(Declaration))]
[JsonSerializable(typeof(ObservationRecorded))]
[JsonSerializable(typeof(ScoreGiven))]
[JsonSerializable(typeof(AlertRaised))]
[JsonSerializable(typeof(RectificationOrdered))]
[JsonSerializable(typeof(RectificationClosed))]
[JsonSerializable(typeof(PackageSwapped))]
[JsonSerializable(typeof(DataOverdue))]
[JsonSerializable(typeof(DataArrived))]
internal sealed partial class PayloadJson : JsonSerializerContext;
