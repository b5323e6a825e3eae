namespace PerfHost.Engine.Simulation;

/// <summary>A number of a scheme cannot be tried: there is none of that key, or the value makes no sense.</summary>
/// <param name="message">What, found, and what is allowed, in Chinese.</param>
public sealed class SettingRefusedException(string message) : Exception(message);
