using System.Text.Json;
using PerfHost.Sdk;

/// <summary>Writes its own type as JSON, and so puts it into a cache that the whole process shares.</summary>
public sealed class SerialisesOwnType : Plugin
{
    public override void Register(IPluginRegistry registry)
    {
        registry.Add(Extension.Of("ratio", "比例", new Ratio()));
        JsonSerializer.Serialize(new Own());
    }
}
