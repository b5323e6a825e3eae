namespace PerfHost.Scripting.Columns;

/// <summary>What a lane of a vector holds.</summary>
internal enum LaneKind
{
    /// <summary>A <c>double</c>, or a whole number that fits into one.</summary>
    Number,

    /// <summary>All bits set for true, none for false.</summary>
    Condition,

    /// <summary>A score as <see cref="Sdk.ColumnPoints"/> tells it.</summary>
    Points,

    /// <summary>A comparator as a whole number.</summary>
    Comparator,
}
