using PerfHost.Engine.Forms;

namespace PerfHost.Documents.Layouts;

/// <summary>How one place prints its self-evaluation form: mapping data, read from a package's YAML. Immutable.</summary>
public sealed record FormLayout
{
    /// <summary>Its id, unique among the layouts in use.</summary>
    public required string Id { get; init; }

    /// <summary>The title line of the form.</summary>
    public required string Title { get; init; }

    /// <summary>What the form evaluates; a sheet does not say it, its layout does.</summary>
    public SubjectKind Kind { get; init; }

    /// <summary>Other titles seen on such forms; a sheet that carries one is preferred for this layout.</summary>
    public IReadOnlyList<string> AlsoTitled { get; init; } = [];

    /// <summary>The line under the title with <c>{year}</c> in it; null when the layout prints the year as a labelled field or not at all.</summary>
    public string? YearLine { get; init; }

    /// <summary>True when the sheet is printed across (A4 landscape).</summary>
    public bool Landscape { get; init; }

    /// <summary>Units that money may be printed in; the first is the one of a form that names none.</summary>
    public IReadOnlyList<string> MoneyUnits { get; init; } = ["万元", "元"];

    /// <summary>Rows of labelled fields above the funds.</summary>
    public IReadOnlyList<IReadOnlyList<LayoutField>> Head { get; init; } = [];

    /// <summary>The funds block; null when the form has none.</summary>
    public LayoutFunds? Funds { get; init; }

    /// <summary>Free texts whose labels stand side by side with the text beneath; null when the form has none.</summary>
    public LayoutGoals? Goals { get; init; }

    /// <summary>The side label of the indicator block: 绩效指标.</summary>
    public string IndicatorsLabel { get; init; } = "绩效指标";

    /// <summary>The indicator columns in the order they are written; read by their headings, in any order.</summary>
    public required IReadOnlyList<LayoutColumn<RowField>> Columns { get; init; }

    /// <summary>The total row under the indicators; null when the total is a labelled field or absent.</summary>
    public LayoutTotal? Total { get; init; }

    /// <summary>Rows of labelled fields below the indicators.</summary>
    public IReadOnlyList<IReadOnlyList<LayoutField>> Foot { get; init; } = [];

    /// <summary>Labels of cells that this host does not keep (联系电话 …), so that they are not taken for a value.</summary>
    public IReadOnlyList<LayoutLabel> OtherLabels { get; init; } = [];

    /// <summary>Texts that the empty form carries as a hint to the writer. Kept when read; a form that still carries one was not filled in.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>True when a text is one of the hints of the empty form, spaces and full-width signs apart.</summary>
    /// <param name="text">A text of a form.</param>
    public bool IsHint(string text) => Hints.Any(hint => LayoutLabel.Normal(hint) == LayoutLabel.Normal(text));

    /// <summary>The names of what a form holds and this layout has no place for; empty when the layout carries all of it.</summary>
    /// <param name="form">The form to be written.</param>
    public IReadOnlyList<string> NotCarried(SelfEvaluationForm form) => new LayoutReach(this).NotCarried(form);

    /// <summary>The form with only what this layout carries: what reading gives after writing, places and id apart.</summary>
    /// <param name="form">The form to be written.</param>
    public SelfEvaluationForm Keep(SelfEvaluationForm form) => new LayoutReach(this).Keep(form);

    /// <summary>The labels of the free texts it carries, in the order they are read.</summary>
    internal IEnumerable<string> TextLabels => Texts(Head).Concat(Goals?.Columns.Select(label => label.Text) ?? []).Concat(Texts(Foot));

    internal IEnumerable<LayoutField> Fields => Head.Concat(Foot).SelectMany(row => row);

    private static IEnumerable<string> Texts(IEnumerable<IReadOnlyList<LayoutField>> rows) =>
        rows.SelectMany(row => row).Where(entry => entry.Field == HeadField.Text).Select(entry => entry.Label.Text);
}
