using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfHost.Scripting.Columns;

/// <summary>Lifts constants, comparisons and patterns.</summary>
internal sealed class PatternLifting(LaneCode code)
{
    /// <summary>A constant; null when it is none, or none that a lane can hold.</summary>
    public static Lane? Constant(IOperation operation) => operation.ConstantValue is not { HasValue: true, Value: { } value } ? null : (value, operation.Type) switch
    {
        (int number, { TypeKind: TypeKind.Enum, Name: "Comparator" }) => new Lane(LaneKind.Comparator, string.Create(CultureInfo.InvariantCulture, $"new Vector<long>({number}L)")),
        (bool known, _) => LaneCode.Condition(known),
        (double number, { SpecialType: SpecialType.System_Double }) => LaneCode.Number(number),
        (int number, { SpecialType: SpecialType.System_Int32 }) => LaneCode.Number(number),
        _ => null,
    };

    /// <summary>A comparison of two numbers, or of two comparators.</summary>
    public Lane Compare(IOperation? place, BinaryOperatorKind kind, Lane left, Lane right)
    {
        var arguments = $"({left.Text}, {right.Text})";
        return (kind, left.Kind) switch
        {
            (BinaryOperatorKind.Equals, _) => code.Let(LaneKind.Condition, "Vector.Equals" + arguments),
            (BinaryOperatorKind.NotEquals, _) => code.Not(code.Let(LaneKind.Condition, "Vector.Equals" + arguments)),
            (BinaryOperatorKind.LessThan, LaneKind.Number) => code.Let(LaneKind.Condition, "Vector.LessThan" + arguments),
            (BinaryOperatorKind.LessThanOrEqual, LaneKind.Number) => code.Let(LaneKind.Condition, "Vector.LessThanOrEqual" + arguments),
            (BinaryOperatorKind.GreaterThan, LaneKind.Number) => code.Let(LaneKind.Condition, "Vector.GreaterThan" + arguments),
            (BinaryOperatorKind.GreaterThanOrEqual, LaneKind.Number) => code.Let(LaneKind.Condition, "Vector.GreaterThanOrEqual" + arguments),
            _ => throw new CannotLiftException(place!.Syntax, ColumnObstacleKind.Other),
        };
    }

    /// <summary>Whether a value is a constant, as patterns and case labels ask it.</summary>
    public Lane Equal(IOperation constant, Lane value) =>
        Constant(constant) is not { } known || known.Kind != value.Kind || value.Kind == LaneKind.Points ? throw Unknown(constant)
        : value.Kind == LaneKind.Condition ? code.Not(code.Let(LaneKind.Condition, $"{value.Text} ^ {known.Text}"))

        // A pattern finds not-a-number, which a comparison never does.
        : known.Constant is double.NaN ? Compare(constant, BinaryOperatorKind.NotEquals, value, value)
        : Compare(constant, BinaryOperatorKind.Equals, value, known);

    public Lane Of(IPatternOperation pattern, Lane value) => pattern switch
    {
        IDiscardPatternOperation => LaneCode.Condition(true),
        IConstantPatternOperation constant => Equal(constant.Value, value),
        IRelationalPatternOperation relational when Constant(relational.Value) is { Kind: LaneKind.Number } known && value.Kind == LaneKind.Number =>
            Compare(pattern, relational.OperatorKind, value, known),
        INegatedPatternOperation negated => code.Not(Of(negated.Pattern, value)),
        IBinaryPatternOperation both => code.Let(LaneKind.Condition, $"{Of(both.LeftPattern, value).Text} {(both.OperatorKind == BinaryOperatorKind.And ? '&' : '|')} {Of(both.RightPattern, value).Text}"),
        _ => throw Unknown(pattern),
    };

    private static CannotLiftException Unknown(IOperation operation) => new(operation.Syntax, ColumnObstacleKind.Other);
}
