namespace PerfHost.Sdk;

/// <summary>
/// What a data item was found to be, or what a target asks for: a number, a date, a grade label, a checklist, or
/// missing with a reason. There is no silent zero: what is not known is a <see cref="MissingValue"/>.
/// Immutable; compared by content.
/// </summary>
public abstract record Value
{
    private protected Value() { }

    /// <summary>The value as a number in the unit of its data item; <see cref="double.NaN"/> when it is not a number.</summary>
    public virtual double Number => double.NaN;

    /// <summary>True unless this is a <see cref="MissingValue"/>.</summary>
    public virtual bool IsKnown => true;

    /// <summary>A number. Not-a-number becomes a missing value, so that it can never be mistaken for one.</summary>
    /// <param name="number">Any finite number or infinity, in the unit of the data item.</param>
    public static Value Of(double number) => double.IsNaN(number) ? Missing("不是数字") : new NumberValue(number);

    /// <summary>A calendar day.</summary>
    /// <param name="date">The day, without a time of day or a zone.</param>
    public static Value Of(DateOnly date) => new DateValue(date);

    /// <summary>Words: a grade label such as 达成年度指标, or the text a form gives for a qualitative indicator.</summary>
    /// <param name="label">Not empty. Compared ordinally.</param>
    public static Value Of(string label) => string.IsNullOrWhiteSpace(label) ? Missing("未填写") : new GradeValue(label.Trim());

    /// <summary>A value that is not known.</summary>
    /// <param name="reason">Why, in words a clerk can act on; not null.</param>
    public static Value Missing(string reason) => new MissingValue(reason);
}

/// <summary>A number.</summary>
/// <param name="Amount">The number, in the unit of its data item. Never NaN when made by <see cref="Value.Of(double)"/>.</param>
public sealed record NumberValue(double Amount) : Value
{
    /// <inheritdoc/>
    public override double Number => Amount;
}

/// <summary>A calendar day, for milestones.</summary>
/// <param name="Date">The day.</param>
public sealed record DateValue(DateOnly Date) : Value;

/// <summary>A grade label or other words, for qualitative indicators.</summary>
/// <param name="Label">The words as written, trimmed.</param>
public sealed record GradeValue(string Label) : Value;

/// <summary>A list of points that were checked, each met or not.</summary>
/// <param name="Items">The points in the order of the form; an empty list cannot be scored.</param>
public sealed record ChecklistValue(IReadOnlyList<CheckItem> Items) : Value
{
    /// <inheritdoc/>
    public bool Equals(ChecklistValue? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Count;
}

/// <summary>One point of a checklist.</summary>
/// <param name="Title">What was checked.</param>
/// <param name="Met">Whether it was found met.</param>
/// <param name="Points">Its share among the other points; 1 unless the form gives points, never negative.</param>
public sealed record CheckItem(string Title, bool Met, double Points = 1);

/// <summary>A value that is not known. It is never treated as zero.</summary>
/// <param name="Reason">Why it is not known.</param>
public sealed record MissingValue(string Reason) : Value
{
    /// <inheritdoc/>
    public override bool IsKnown => false;
}
