namespace PerfHost.Sdk;

/// <summary>Takes what a plugin brings.</summary>
public interface IPluginRegistry
{
    /// <summary>Adds an extension.</summary>
    /// <param name="extension">Made by one of the <c>Extension.Of</c> methods.</param>
    /// <exception cref="ArgumentException">The package already brought one of that key and contract.</exception>
    void Add(Extension extension);
}
