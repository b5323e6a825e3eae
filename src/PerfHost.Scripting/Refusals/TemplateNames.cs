namespace PerfHost.Scripting.Refusals;

/// <summary>
/// What the assembly of a rule refers to beyond what its author may name: the code around the rule, the guards, and what
/// the compiler puts for loops, texts, lists and closures.
/// </summary>
internal static class TemplateNames
{
    private const string Enumerator = "get_Current MoveNext Dispose";

    private static readonly Dictionary<string, string[]> Types = new(StringComparer.Ordinal)
    {
        ["PerfHost.Scripting.Guards.Guard"] = ["*"],
        ["PerfHost.Scripting.Guards.CallWatch"] = [],
        ["PerfHost.Scripting.Columns.Lanes"] = ["*"],
        ["PerfHost.Scripting.Tracing.Recording"] = ["*"],
        ["PerfHost.Sdk.IIndicatorType"] = ["Evaluate"],
        ["PerfHost.Sdk.IEvaluationMethod"] = [],
        ["PerfHost.Sdk.IResultPolicy"] = [],
        ["PerfHost.Sdk.StepRecorder"] = [".ctor", "Add", "Visit"],
        ["PerfHost.Sdk.ITracedScorer"] = ["get_Points", "Trace"],
        ["PerfHost.Sdk.TracePoint"] = ["*"],
        ["PerfHost.Sdk.IColumnScorer"] = ["*"],
        ["PerfHost.Sdk.ColumnPoints"] = ["*"],
        ["PerfHost.Sdk.MeasurementColumns"] = ["*"],
        ["System.Numerics.Vector"] = ["*"],
        ["System.Numerics.Vector`1"] = ["*"],
        ["System.Object"] = [".ctor", "Equals", "ToString"],
        ["System.Action"] = [".ctor", "Invoke"],
        ["System.IDisposable"] = ["Dispose"],
        ["System.IEquatable`1"] = ["Equals"],
        ["System.IntPtr"] = [],
        ["System.Span`1"] = ["get_Item", "get_Length", "Slice", ".ctor", "op_Implicit"],
        ["System.ReadOnlySpan`1"] = ["get_Item", "get_Length", "Slice", ".ctor", "op_Implicit", "CopyTo", "ToArray"],
        ["System.Memory`1"] = [],
        ["System.MemoryExtensions"] = ["AsSpan", "SequenceEqual"],
        ["System.String"] = ["op_Equality", "Concat", "Format", "op_Implicit", "get_Length", "get_Chars", "Substring"],
        ["System.Index"] = ["GetOffset"],
        ["System.Range"] = ["get_Start", "get_End", "get_All", "StartAt", "EndAt"],
        ["System.Nullable`1"] = [".ctor", "GetValueOrDefault", "get_HasValue", "get_Value"],
        ["System.NotSupportedException"] = [".ctor"],
        ["System.InvalidOperationException"] = [".ctor"],
        ["System.Collections.IEnumerable"] = ["GetEnumerator"],
        ["System.Collections.IEnumerator"] = [.. Members(Enumerator), "Reset"],
        ["System.Array"] = ["SetValue"],
        ["System.Collections.IList"] = ["*"],
        ["System.Collections.ICollection"] = ["*"],
        ["System.Collections.Generic.ICollection`1"] = ["*"],
        ["System.Collections.Generic.IList`1"] = ["*"],
        ["System.Collections.Generic.IComparer`1"] = [],
        ["System.Collections.Generic.IEqualityComparer`1"] = [],
        ["System.IFormatProvider"] = [],
        ["System.IndexOutOfRangeException"] = [".ctor"],
        ["System.RuntimeFieldHandle"] = [],
        ["System.Decimal"] = [".ctor", "op_Implicit", "op_Explicit"],
        ["System.Runtime.CompilerServices.IsExternalInit"] = [],
        ["System.Collections.IStructuralEquatable"] = [],
        ["System.Collections.Generic.IEnumerator`1"] = Members(Enumerator),
        ["System.Collections.Generic.IEnumerable`1"] = ["GetEnumerator"],
        ["System.Collections.Generic.EqualityComparer`1"] = ["get_Default", "Equals", "GetHashCode"],
        ["System.Collections.Generic.List`1"] = ["CopyTo"],
        ["System.Runtime.CompilerServices.DefaultInterpolatedStringHandler"] = [".ctor", "AppendLiteral", "AppendFormatted", "ToStringAndClear"],
        ["System.Runtime.CompilerServices.RuntimeHelpers"] = ["InitializeArray", "CreateSpan", "GetSubArray"],
        ["System.Runtime.CompilerServices.Unsafe"] = ["Add", "As", "AsRef"],
        ["System.Runtime.CompilerServices.SwitchExpressionException"] = [".ctor"],
        ["System.Runtime.InteropServices.CollectionsMarshal"] = ["AsSpan", "SetCount"],
        ["System.Runtime.InteropServices.MemoryMarshal"] = ["CreateReadOnlySpan", "CreateSpan"],
        ["System.Runtime.CompilerServices.InlineArrayAttribute"] = [".ctor"],
        ["System.Diagnostics.DebuggerBrowsableState"] = [],
        ["System.Diagnostics.DebuggableAttribute+DebuggingModes"] = [],
    };

    /// <summary>Attributes that only describe; none of them makes code run.</summary>
    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "System.Attribute", "System.AttributeUsageAttribute", "System.ParamArrayAttribute", "Microsoft.CodeAnalysis.EmbeddedAttribute",
        "System.Diagnostics.DebuggableAttribute", "System.Diagnostics.DebuggerBrowsableAttribute", "System.Diagnostics.DebuggerDisplayAttribute", "System.Diagnostics.DebuggerHiddenAttribute",
        "System.Runtime.CompilerServices.CallerLineNumberAttribute", "System.Runtime.CompilerServices.CompilationRelaxationsAttribute", "System.Runtime.CompilerServices.CompilerGeneratedAttribute",
        "System.Runtime.CompilerServices.DecimalConstantAttribute", "System.Runtime.CompilerServices.IsReadOnlyAttribute", "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute", "System.Runtime.CompilerServices.RefSafetyRulesAttribute", "System.Runtime.CompilerServices.RuntimeCompatibilityAttribute",
        "System.Runtime.CompilerServices.ScopedRefAttribute", "System.Runtime.CompilerServices.TupleElementNamesAttribute", "System.Runtime.CompilerServices.ParamCollectionAttribute",
    };

    /// <summary>Whether it may be referred to.</summary>
    /// <param name="type">The full name of a type, nested types after a plus.</param>
    /// <param name="member">A member's name in metadata; null asks for the type alone.</param>
    public static bool IsInMetadata(string type, string? member)
    {
        if (Attributes.Contains(type))
        {
            return member is null or ".ctor";
        }

        if (Types.TryGetValue(type, out var members))
        {
            return member is null || members is ["*"] || members.Contains(member, StringComparer.Ordinal);
        }

        // Delegates, tuples, and what stands behind a loop over a list.
        return type switch
        {
            _ when type.StartsWith("System.Func`", StringComparison.Ordinal) || type.StartsWith("System.Action`", StringComparison.Ordinal)
                || type is "System.Predicate`1" or "System.Comparison`1" => member is null or ".ctor" or "Invoke",
            _ when type.StartsWith("System.ValueTuple`", StringComparison.Ordinal) => member is null or ".ctor" or "Equals" or "CompareTo" or "ToString" || member.StartsWith("Item", StringComparison.Ordinal) || member is "Rest",
            _ when type.StartsWith("System.Collections.Generic.", StringComparison.Ordinal) && type.EndsWith("+Enumerator", StringComparison.Ordinal) => member is null || Members(Enumerator).Contains(member, StringComparer.Ordinal),
            _ when type.StartsWith("System.Collections.Generic.", StringComparison.Ordinal) && type.Contains("+KeyCollection", StringComparison.Ordinal) || type.Contains("+ValueCollection", StringComparison.Ordinal) => member is null or "GetEnumerator" or "get_Count",
            _ when type.StartsWith("System.Runtime.CompilerServices.InlineArray", StringComparison.Ordinal) => member is null,
            _ => false,
        };
    }

    private static string[] Members(string names) => names.Split(' ');
}
