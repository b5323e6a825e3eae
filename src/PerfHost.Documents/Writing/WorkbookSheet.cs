namespace PerfHost.Documents.Writing;

/// <summary>A sheet of a workbook to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Draft">Its cells.</param>
/// <param name="Landscape">Printed across.</param>
internal sealed record WorkbookSheet(string Name, SheetDraft Draft, bool Landscape);
