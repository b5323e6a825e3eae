namespace PerfHost.Engine.Facts;

/// <summary>The kinds of entries the engine folds. A kind's payload has a version; older versions are upcast when read.</summary>
public static class EntryKind
{
    /// <summary>The first entry of every ledger.</summary>
    public const string JurisdictionOpened = "jurisdiction-opened";

    /// <summary>A business day begins; the only way in which time enters.</summary>
    public const string DayOpened = "day-opened";

    /// <summary>A scheme governs a year and stage from here on.</summary>
    public const string SchemeAdopted = "scheme-adopted";

    /// <summary>A self-evaluation form came in.</summary>
    public const string FormReceived = "form-received";

    /// <summary>A subject declared its goals.</summary>
    public const string SubjectDeclared = "subject-declared";

    /// <summary>Values of data items; one row each.</summary>
    public const string ObservationsRecorded = "observations-recorded";

    /// <summary>Somebody gave a score.</summary>
    public const string ScoreGiven = "score-given";

    /// <summary>The system warned of a subject.</summary>
    public const string AlertRaised = "alert-raised";

    /// <summary>A subject has to put something right.</summary>
    public const string RectificationOrdered = "rectification-ordered";

    /// <summary>It was put right (销号).</summary>
    public const string RectificationClosed = "rectification-closed";

    /// <summary>Another version of a package computes this board from here on.</summary>
    public const string PackageSwapped = "package-swapped";

    /// <summary>A value that a data source promised did not come in time.</summary>
    public const string DataOverdue = "data-overdue";

    /// <summary>It came, or is promised no more.</summary>
    public const string DataArrived = "data-arrived";
}
