namespace PerfHost.Host.Packages.Watched;

/// <summary>An extension is not asked any more.</summary>
/// <param name="why">Why, in Chinese, with package, version and key.</param>
public sealed class ExtensionStoppedException(string why) : Exception(why);
