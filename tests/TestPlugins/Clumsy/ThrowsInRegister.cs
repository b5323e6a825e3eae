using System;
using PerfHost.Sdk;

/// <summary>Registers one extension, then fails: nothing of it may stay.</summary>
public sealed class ThrowsInRegister : Plugin
{
    public override void Register(IPluginRegistry registry)
    {
        registry.Add(Extension.Of("ratio", "比例", new Ratio()));
        throw new OwnException();
    }

    private sealed class OwnException : Exception
    {
        // Read it, and it throws again.
        public override string Message => throw this;
    }
}
