namespace PerfHost.Sdk;

/// <summary>The entry point of a package's DLL: one public class per package, with a public parameterless constructor.</summary>
public abstract class Plugin
{
    /// <summary>Names what the package brings. Called once per load; do nothing else here.</summary>
    /// <param name="registry">Takes the extensions.</param>
    /// <remarks>May throw: the host refuses the package, names it, and goes on.</remarks>
    public abstract void Register(IPluginRegistry registry);
}
