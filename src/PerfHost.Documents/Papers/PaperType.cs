namespace PerfHost.Documents.Papers;

/// <summary>A typeface by name and a size in half-points.</summary>
internal sealed record PaperType(string Font, int HalfPoints)
{
    /// <summary>二号, in half-points.</summary>
    public const int Second = 44;

    /// <summary>三号, in half-points.</summary>
    public const int Third = 32;

    /// <summary>四号, in half-points.</summary>
    public const int Fourth = 28;

    /// <summary>小四, in half-points.</summary>
    public const int SmallFourth = 24;

    /// <summary>五号, in half-points.</summary>
    public const int Fifth = 21;

    public static readonly PaperType Title = new("方正小标宋简体", Second);
    public static readonly PaperType Body = new("仿宋_GB2312", Third);
    public static readonly PaperType Heading = new("黑体", Third);
    public static readonly PaperType Subheading = new("楷体_GB2312", Third);
    public static readonly PaperType Cell = new("仿宋_GB2312", SmallFourth);
    public static readonly PaperType HeaderCell = new("黑体", SmallFourth);
    public static readonly PaperType DenseCell = new("仿宋_GB2312", Fifth);
    public static readonly PaperType DenseHeaderCell = new("黑体", Fifth);
    public static readonly PaperType PageNumber = new("宋体", Fourth);
}
