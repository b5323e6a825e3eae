namespace PerfHost.Scripting.Cache;

/// <summary>A compiled assembly and its portable debug symbols.</summary>
internal sealed record RuleImage(byte[] Assembly, byte[] Symbols);
