using Microsoft.CodeAnalysis;

namespace PerfHost.Scripting.Refusals;

/// <summary>
/// What rules may name: whole types with whole member names, never prefixes. Constructors stand as <c>new</c>,
/// indexers as <c>this[]</c>; operators of an allowed type are allowed; a star allows every member of a type of ours.
/// </summary>
internal static class AllowedNames
{
    private const string Number = "MaxValue MinValue Parse TryParse ToString Equals CompareTo Abs Sign Min Max Clamp";
    private const string Floating = Number + " NaN PositiveInfinity NegativeInfinity Epsilon IsNaN IsFinite IsInfinity IsPositiveInfinity IsNegativeInfinity IsNegative IsPositive IsInteger Round Floor Ceiling Truncate Sqrt Pow Log Log10 Exp";
    private const string Reading = "Count this[] Contains GetEnumerator";
    private const string Set = "new Add Remove Contains Count Clear UnionWith IntersectWith ExceptWith SetEquals IsSubsetOf IsSupersetOf Overlaps Min Max GetEnumerator";
    private const string Map = "new Add TryAdd Remove ContainsKey TryGetValue this[] Count Keys Values Clear GetValueOrDefault GetEnumerator";

    private static readonly HashSet<string> Namespaces = new(StringComparer.Ordinal)
    {
        "<global namespace>", "System", "System.Linq", "System.Collections", "System.Collections.Generic", "PerfHost", "PerfHost.Sdk",
    };

    private static readonly Dictionary<string, HashSet<string>> Types = new(StringComparer.Ordinal)
    {
        // The Sdk, without what registers and reads from outside.
        ["PerfHost.Sdk.CheckItem"] = Names("*"),
        ["PerfHost.Sdk.ChecklistValue"] = Names("*"),
        ["PerfHost.Sdk.Comparator"] = Names("*"),
        ["PerfHost.Sdk.DateValue"] = Names("*"),
        ["PerfHost.Sdk.Evaluation"] = Names("*"),
        ["PerfHost.Sdk.Finding"] = Names("*"),
        ["PerfHost.Sdk.GradeValue"] = Names("*"),
        ["PerfHost.Sdk.IndicatorView"] = Names("*"),
        ["PerfHost.Sdk.Measurement"] = Names("*"),
        ["PerfHost.Sdk.MissingValue"] = Names("*"),
        ["PerfHost.Sdk.NumberValue"] = Names("*"),
        ["PerfHost.Sdk.Parameter"] = Names("*"),
        ["PerfHost.Sdk.ParameterSet"] = Names("*"),
        ["PerfHost.Sdk.PeriodValue"] = Names("*"),
        ["PerfHost.Sdk.Population"] = Names("*"),
        ["PerfHost.Sdk.Reach"] = Names("*"),
        ["PerfHost.Sdk.ResultAction"] = Names("*"),
        ["PerfHost.Sdk.ResultContext"] = Names("*"),
        ["PerfHost.Sdk.Score"] = Names("*"),
        ["PerfHost.Sdk.ScoreOutcome"] = Names("*"),
        ["PerfHost.Sdk.Stage"] = Names("*"),
        ["PerfHost.Sdk.Step"] = Names("*"),
        ["PerfHost.Sdk.SubjectView"] = Names("*"),
        ["PerfHost.Sdk.Value"] = Names("*"),

        ["System.Math"] = Names("Abs Sign Min Max MinMagnitude MaxMagnitude Clamp Round Floor Ceiling Truncate Sqrt Cbrt Pow Exp Log Log2 Log10 Sin Cos Tan Asin Acos Atan Atan2 PI E DivRem"),
        ["System.MidpointRounding"] = Names("ToEven AwayFromZero ToZero ToNegativeInfinity ToPositiveInfinity"),
        ["System.Double"] = Names(Floating),
        ["System.Single"] = Names(Floating),
        ["System.Decimal"] = Names(Number + " Zero One MinusOne Round Floor Ceiling Truncate IsNegative IsPositive IsInteger ToDouble ToInt32 Add Subtract Multiply Divide Negate"),
        ["System.Int32"] = Names(Number),
        ["System.Int64"] = Names(Number),
        ["System.Byte"] = Names(Number),
        ["System.Boolean"] = Names("Parse TryParse ToString Equals CompareTo TrueString FalseString"),
        ["System.Char"] = Names("IsDigit IsLetter IsLetterOrDigit IsWhiteSpace IsAsciiDigit IsAsciiLetter IsAsciiLetterOrDigit ToString Equals CompareTo"),
        ["System.String"] = Names("Empty Length this[] Contains StartsWith EndsWith IndexOf LastIndexOf IndexOfAny Substring Trim TrimStart TrimEnd Split Replace Join Concat IsNullOrEmpty IsNullOrWhiteSpace Equals Compare CompareOrdinal CompareTo ToUpperInvariant ToLowerInvariant ToString PadLeft PadRight"),
        ["System.StringSplitOptions"] = Names("None RemoveEmptyEntries TrimEntries"),
        ["System.StringComparison"] = Names("Ordinal OrdinalIgnoreCase"),
        ["System.StringComparer"] = Names("Ordinal OrdinalIgnoreCase Compare Equals"),
        ["System.Object"] = Names("ToString Equals"),
        ["System.ValueType"] = Names("ToString Equals"),
        ["System.Enum"] = Names("ToString Equals CompareTo"),
        ["System.Void"] = Names(""),
        ["System.Nullable`1"] = Names("HasValue Value GetValueOrDefault ToString Equals"),
        ["System.DateOnly"] = Names("new Year Month Day DayOfYear DayOfWeek DayNumber AddDays AddMonths AddYears FromDayNumber MinValue MaxValue CompareTo Equals ToString Parse TryParse Deconstruct"),
        ["System.DateTime"] = Names("DaysInMonth IsLeapYear"),
        ["System.DayOfWeek"] = Names("Sunday Monday Tuesday Wednesday Thursday Friday Saturday"),
        ["System.Index"] = Names("new"),
        ["System.Range"] = Names("new"),
        ["System.Array"] = Names("Length Sort Reverse IndexOf Empty"),
        ["System.ReadOnlySpan`1"] = Names(""),
        ["System.MemoryExtensions"] = Names("Contains SequenceEqual IndexOf"),
        ["System.Exception"] = Names("Message"),
        ["System.ArgumentException"] = Names("new"),
        ["System.InvalidOperationException"] = Names("new"),
        ["PerfHost.Sdk.ParameterMissingException"] = Names("new Key"),
        ["System.Collections.Generic.IEnumerable`1"] = Names("GetEnumerator"),
        ["System.Collections.Generic.IReadOnlyCollection`1"] = Names(Reading),
        ["System.Collections.Generic.IReadOnlyList`1"] = Names(Reading),
        ["System.Collections.Generic.ICollection`1"] = Names(Reading + " Add Remove Clear"),
        ["System.Collections.Generic.IList`1"] = Names(Reading + " Add Remove Clear IndexOf Insert RemoveAt"),
        ["System.Collections.Generic.IReadOnlyDictionary`2"] = Names(Map),
        ["System.Collections.Generic.IDictionary`2"] = Names(Map),
        ["System.Collections.Generic.CollectionExtensions"] = Names("GetValueOrDefault"),
        ["System.Collections.Generic.KeyValuePair`2"] = Names("new Key Value Deconstruct"),
        ["System.Collections.Generic.KeyValuePair"] = Names("Create"),
        ["System.Collections.Generic.List`1"] = Names("new Add AddRange Insert Remove RemoveAt RemoveAll Clear Count this[] Contains IndexOf FindIndex Find Exists TrueForAll ForEach Sort Reverse ToArray GetRange BinarySearch GetEnumerator"),
        ["System.Collections.Generic.Dictionary`2"] = Names(Map),
        ["System.Collections.Generic.SortedDictionary`2"] = Names(Map),
        ["System.Collections.Generic.SortedList`2"] = Names(Map),
        ["System.Collections.Generic.HashSet`1"] = Names(Set),
        ["System.Collections.Generic.SortedSet`1"] = Names(Set),
        ["System.Collections.Generic.Queue`1"] = Names("new Enqueue Dequeue TryDequeue Peek Count GetEnumerator"),
        ["System.Collections.Generic.Stack`1"] = Names("new Push Pop TryPop Peek Count GetEnumerator"),
        ["System.Linq.IGrouping`2"] = Names("Key"),
        ["System.Linq.ILookup`2"] = Names("this[] Count Contains"),
        ["System.Linq.IOrderedEnumerable`1"] = Names(""),
        ["System.Linq.Enumerable"] = Names("Aggregate AggregateBy All Any Append AsEnumerable Average Cast Chunk Concat Contains Count CountBy DefaultIfEmpty Distinct DistinctBy ElementAt ElementAtOrDefault Empty Except ExceptBy First FirstOrDefault GroupBy GroupJoin Index Intersect IntersectBy Join Last LastOrDefault LeftJoin Max MaxBy Min MinBy OfType Order OrderBy OrderByDescending OrderDescending Prepend Range Repeat Reverse RightJoin Select SelectMany SequenceEqual Single SingleOrDefault Skip SkipLast SkipWhile Sum Take TakeLast TakeWhile ThenBy ThenByDescending ToArray ToDictionary ToHashSet ToList ToLookup Union UnionBy Where Zip"),
    };

    /// <summary>Whether a namespace may stand in a rule, as part of a longer name.</summary>
    public static bool IsNamespace(INamespaceSymbol symbol) => symbol.IsGlobalNamespace || Namespaces.Contains(symbol.ToDisplayString());

    /// <summary>Whether a type may be named; its type arguments are asked for separately.</summary>
    public static bool IsType(INamedTypeSymbol type) => IsCallable(type) || Types.ContainsKey(FullName(type));

    /// <summary>Whether a member may be named, by its containing type and whole name.</summary>
    public static bool IsMember(ISymbol member)
    {
        // Every record and struct inherits these two; one differs from process to process, the other opens reflection.
        if (member.Name is "GetHashCode" or "GetType" || member.ContainingType is not { } type)
        {
            return false;
        }

        // The recorder is there only while explaining: a rule that saw it could explain another result than it gives.
        if (member.Name is "Steps" && type.Name is ("Measurement" or "Population"))
        {
            return false;
        }

        if (IsCallable(type))
        {
            return member.Name is "Invoke";
        }

        if (type.IsTupleType)
        {
            return member is IFieldSymbol or IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.UserDefinedOperator } || member.Name is "Equals" or "CompareTo" or "ToString";
        }

        return Types.TryGetValue(FullName(type), out var members) && (members.Contains("*") || member switch
        {
            IMethodSymbol { MethodKind: MethodKind.UserDefinedOperator or MethodKind.BuiltinOperator or MethodKind.Conversion } => true,
            IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => members.Contains("new") || (type.IsValueType && constructor.Parameters.IsEmpty),
            IPropertySymbol { IsIndexer: true } => members.Contains("this[]"),
            _ => members.Contains(member.Name),
        });
    }

    /// <summary>Whether a member may be referred to in an assembly, by the names that metadata has.</summary>
    /// <param name="type">The full name of its type, nested types after a plus.</param>
    /// <param name="member">Its name in metadata, for example <c>get_Length</c> or <c>.ctor</c>; null asks for the type alone.</param>
    public static bool IsInMetadata(string type, string? member) =>
        Types.TryGetValue(type, out var members) && (member is null || members.Contains("*") || member.StartsWith("op_", StringComparison.Ordinal) || members.Contains(member switch
        {
            ".ctor" => "new",
            "get_Item" or "set_Item" or "get_Chars" => "this[]",
            ['g' or 's', 'e', 't', '_', .. var name] => name,
            _ => member,
        }));

    /// <summary>Whether a member makes as much as its arguments say.</summary>
    public static bool IsBulk(IMethodSymbol method) => (FullName(method.ContainingType), method.Name) switch
    {
        ("System.Linq.Enumerable", "Range" or "Repeat") or ("System.String", "PadLeft" or "PadRight") => true,
        (_, ".ctor") => method.ContainingNamespace.ToDisplayString() is "System.Collections.Generic",
        _ => false,
    };

    private static bool IsCallable(INamedTypeSymbol type) =>
        type.TypeKind == TypeKind.Delegate && type.ContainingNamespace.ToDisplayString() is "System" && type.Name is ("Func" or "Action" or "Predicate" or "Comparison");

    private static string FullName(INamedTypeSymbol type) =>
        type.ContainingType is null ? $"{type.ContainingNamespace.ToDisplayString()}.{type.MetadataName}" : $"{FullName(type.ContainingType)}+{type.MetadataName}";

    private static HashSet<string> Names(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
