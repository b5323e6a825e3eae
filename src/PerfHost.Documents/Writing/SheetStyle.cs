namespace PerfHost.Documents.Writing;

/// <summary>The cell styles of a written form; the number is the index in the style sheet.</summary>
internal enum SheetStyle
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The title line.</summary>
    Title,

    /// <summary>The line under the title.</summary>
    Subtitle,

    /// <summary>A label or heading.</summary>
    Label,

    /// <summary>A text, centred.</summary>
    Centred,

    /// <summary>A text, from the left.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A whole percentage.</summary>
    Percent0,

    /// <summary>A percentage with one decimal.</summary>
    Percent1,

    /// <summary>A percentage with two decimals.</summary>
    Percent2,
}
