using PerfHost.Engine.Simulation;

namespace PerfHost.Web.Boards;

/// <summary>The numbers of a scheme that can be tried.</summary>
/// <param name="Scheme">The scheme's id.</param>
/// <param name="Title">Its name.</param>
/// <param name="Settings">The numbers with their values in force and their documents.</param>
public sealed record SchemeSettingList(string Scheme, string Title, IReadOnlyList<SchemeSetting> Settings);
