namespace PerfHost.Documents.Papers;

/// <summary>The order to a unit to put its problems right.</summary>
public static class RectificationNotice
{
    private static readonly PaperColumn[] Columns =
    [
        new("序号", 7, PaperAlignment.Center),
        new("问题", 28),
        new("依据", 22),
        new("整改要求", 28),
        new("整改时限", 15, PaperAlignment.Center),
    ];

    /// <summary>The paper that says <paramref name="facts"/>.</summary>
    /// <exception cref="ArgumentException">There is nothing to rectify.</exception>
    public static OfficialPaper Compose(RectificationFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        if (facts.Items.Count == 0)
        {
            throw new ArgumentException("An order to rectify needs at least one problem.", nameof(facts));
        }

        var rows = facts.Items.Select((item, i) => (IReadOnlyList<string>)
            [$"{i + 1}", item.Problem, item.Basis, item.Demand, PaperFigures.Count(item.WorkingDays, "个工作日")]);
        return new OfficialPaper(
            "整改通知书",
            facts.Unit,
            [
                new PaperParagraph($"在{facts.Occasion}中，发现你单位存在以下{facts.Items.Count}项问题，现予通知，请按要求整改。"),
                new PaperHeading(1, "一、整改事项"),
                new PaperTable(Columns, [.. rows]),
                new PaperHeading(1, "二、有关要求"),
                new PaperParagraph("请你单位逐项制定整改措施，明确责任人员，在上表所列时限内完成整改。整改时限自收到本通知书之日起计算。"),
                new PaperParagraph($"整改完成后，请将整改情况连同佐证材料书面报送{facts.ContactOffice}；整改中遇有问题，请及时与其联系。"),
            ],
            facts.Issuer,
            facts.Date,
            facts.DocumentNumber,
            facts.Note);
    }
}
