using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfHost.Scripting.Columns;

/// <summary>Lifts the expressions of a rule. Whole numbers are taken only where no arithmetic could overflow them.</summary>
internal sealed class ExpressionLifting(LaneCode code)
{
    private const string Measurement = "Measurement";

    private readonly PatternLifting _patterns = new(code);

    /// <summary>An expression whose value the rule returns, as <see cref="Sdk.ColumnPoints"/> tells it.</summary>
    public Lane Points(IOperation operation, LaneLocals locals) =>
        Of(operation, locals) is { Kind: LaneKind.Points } points ? points : throw Unknown(operation);

    public Lane Condition(IOperation operation, LaneLocals locals) =>
        Of(operation, locals) is { Kind: LaneKind.Condition } condition ? condition : throw Unknown(operation);

    /// <summary>What a compound assignment leaves in its local.</summary>
    public Lane Compound(ICompoundAssignmentOperation assignment, LaneLocals locals) =>
        assignment.OperatorMethod is null && assignment.InConversion.IsIdentity && assignment.OutConversion.IsIdentity
            ? Binary(assignment, assignment.OperatorKind, Of(assignment.Target, locals), Of(assignment.Value, locals))
            : throw Unknown(assignment);

    public Lane Clause(ICaseClauseOperation clause, Lane value, LaneLocals locals) => clause switch
    {
        ISingleValueCaseClauseOperation single => _patterns.Equal(single.Value, value),
        IPatternCaseClauseOperation { Guard: null } pattern => _patterns.Of(pattern.Pattern, value),
        IPatternCaseClauseOperation { Guard: { } guard } pattern => Both(_patterns.Of(pattern.Pattern, value), Condition(guard, locals)),
        _ => throw Unknown(clause),
    };

    /// <summary>Sees to it that the arguments of a step could be computed.</summary>
    public void Step(IInvocationOperation step, LaneLocals locals)
    {
        foreach (var argument in step.Arguments.Where(argument => !argument.Value.ConstantValue.HasValue))
        {
            Of(argument.Value, locals);
        }
    }

    public Lane Of(IOperation operation, LaneLocals locals)
    {
        if (PatternLifting.Constant(operation) is { } constant)
        {
            return constant;
        }

        return operation switch
        {
            ILocalReferenceOperation local => locals.Find(local.Local) ?? Column(local),
            IParenthesizedOperation inner => Of(inner.Operand, locals),
            IConversionOperation conversion => Converted(conversion, locals),
            IUnaryOperation { OperatorMethod: null } unary => Unary(unary, Of(unary.Operand, locals)),
            IBinaryOperation { OperatorMethod: null } binary => Binary(binary, binary.OperatorKind, Of(binary.LeftOperand, locals), Of(binary.RightOperand, locals)),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Choice(operation, Condition(choice.Condition, locals), Of(choice.WhenTrue, locals), Of(otherwise, locals)),
            IIsPatternOperation match => _patterns.Of(match.Pattern, Of(match.Value, locals)),
            ISwitchExpressionOperation choice => Switch(choice, Of(choice.Value, locals), 0, locals),
            IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, Name: "Parameter" }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string key } }, ..] } => code.Parameter(key),
            IInvocationOperation { TargetMethod: { IsStatic: true, MethodKind: MethodKind.Ordinary } } call => Call(call, locals),
            _ => throw Unknown(operation),
        };
    }

    private static CannotLiftException Unknown(IOperation operation) => new(operation.Syntax, operation.Type?.SpecialType switch
    {
        SpecialType.System_String => ColumnObstacleKind.Text,
        SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Decimal => ColumnObstacleKind.WholeNumbers,
        _ => ColumnObstacleKind.Other,
    });

    /// <summary>A name of the rule's surroundings; a local of the author's that is not known here belongs to something that cannot be lifted.</summary>
    private static Lane Column(ILocalReferenceOperation local) => local.Local.Name switch
    {
        "Target" or "Actual" or "Baseline" or "Weight" when local.Local.Type.SpecialType == SpecialType.System_Double => new Lane(LaneKind.Number, local.Local.Name),
        "Comparator" => new Lane(LaneKind.Comparator, local.Local.Name),
        _ => throw Unknown(local),
    };

    private Lane Converted(IConversionOperation conversion, LaneLocals locals)
    {
        var operand = Of(conversion.Operand, locals);
        return (conversion.Operand.Type, conversion.Type) switch
        {
            var (from, to) when SymbolEqualityComparer.Default.Equals(from, to) => operand,
            ({ SpecialType: SpecialType.System_Int32 }, { SpecialType: SpecialType.System_Double }) => operand,
            ({ SpecialType: SpecialType.System_Double or SpecialType.System_Int32 }, { Name: "Score" }) => Finite(operand),
            _ => throw Unknown(conversion),
        };
    }

    private Lane Finite(Lane number) => number.Constant is { } known
        ? LaneCode.Points(double.IsFinite(known) ? known : double.NaN)
        : code.Let(LaneKind.Points, $"Lanes.Points({number.Text})");

    private Lane Both(Lane one, Lane other) => code.Let(LaneKind.Condition, $"{one.Text} & {other.Text}");

    private Lane Choice(IOperation place, Lane condition, Lane whenTrue, Lane whenFalse) =>
        whenTrue.Kind == whenFalse.Kind ? code.Select(condition, whenTrue, whenFalse) : throw Unknown(place);

    private Lane Switch(ISwitchExpressionOperation choice, Lane value, int arm, LaneLocals locals)
    {
        if (arm == choice.Arms.Length)
        {
            throw new CannotLiftException(choice.Syntax, ColumnObstacleKind.OpenSwitch);
        }

        var (pattern, guard, answer) = (choice.Arms[arm].Pattern, choice.Arms[arm].Guard, Of(choice.Arms[arm].Value, locals));
        if (pattern is IDiscardPatternOperation && guard is null)
        {
            return answer;
        }

        var condition = _patterns.Of(pattern, value);
        condition = guard is null ? condition : Both(condition, Condition(guard, locals));
        return Choice(choice, condition, answer, Switch(choice, value, arm + 1, locals));
    }

    private Lane Unary(IUnaryOperation unary, Lane operand) => (unary.OperatorKind, operand.Kind, unary.Type?.SpecialType) switch
    {
        (UnaryOperatorKind.Not, LaneKind.Condition, _) => code.Not(operand),
        (UnaryOperatorKind.Plus, LaneKind.Number, SpecialType.System_Double) => operand,
        (UnaryOperatorKind.Minus, LaneKind.Number, SpecialType.System_Double) => code.Let(LaneKind.Number, $"{operand.Text} ^ new Vector<double>(-0.0)"),
        _ => throw Unknown(unary),
    };

    private Lane Binary(IOperation place, BinaryOperatorKind kind, Lane left, Lane right)
    {
        if (left.Kind != right.Kind)
        {
            throw Unknown(place);
        }

        var isDouble = place.Type?.SpecialType == SpecialType.System_Double;
        return (kind, left.Kind) switch
        {
            (BinaryOperatorKind.Add, LaneKind.Number) when isDouble => code.Let(LaneKind.Number, $"{left.Text} + {right.Text}"),
            (BinaryOperatorKind.Subtract, LaneKind.Number) when isDouble => code.Let(LaneKind.Number, $"{left.Text} - {right.Text}"),
            (BinaryOperatorKind.Multiply, LaneKind.Number) when isDouble => code.Let(LaneKind.Number, $"{left.Text} * {right.Text}"),
            (BinaryOperatorKind.Divide, LaneKind.Number) when isDouble => code.Let(LaneKind.Number, $"{left.Text} / {right.Text}"),
            (BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd, LaneKind.Condition) => Both(left, right),
            (BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr, LaneKind.Condition) => code.Let(LaneKind.Condition, $"{left.Text} | {right.Text}"),
            (BinaryOperatorKind.ExclusiveOr or BinaryOperatorKind.NotEquals, LaneKind.Condition) => code.Let(LaneKind.Condition, $"{left.Text} ^ {right.Text}"),
            (BinaryOperatorKind.Equals, LaneKind.Condition) => code.Not(code.Let(LaneKind.Condition, $"{left.Text} ^ {right.Text}")),
            (_, LaneKind.Number or LaneKind.Comparator) when place.Type?.SpecialType == SpecialType.System_Boolean => _patterns.Compare(place, kind, left, right),
            _ => throw Unknown(place),
        };
    }

    private Lane Call(IInvocationOperation call, LaneLocals locals)
    {
        var (type, name) = (call.TargetMethod.ContainingType.Name, call.TargetMethod.Name);
        switch ((type, name))
        {
            case ("Score", "Failed"):
                return Fixed(call, double.NegativeInfinity);
            case ("Score", "CouldNotScore"):
                return Fixed(call, double.NaN);
            case ("Score", "AtZeroTarget") when call.Arguments[0].Value is IParameterReferenceOperation { Parameter.Name: Measurement }:
                return code.Let(LaneKind.Points, "Lanes.AtZeroTarget(Actual, Weight, Comparator)");
        }

        // Everything else computes with doubles; the compiler has chosen the overload.
        if (call.TargetMethod.Parameters.Any(parameter => parameter.Type.SpecialType != SpecialType.System_Double))
        {
            throw Unknown(call);
        }

        Lane[] arguments = [.. call.Arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => Of(argument.Value, locals))];
        return (type, name) switch
        {
            ("Score", "Of") => Finite(arguments[0]),
            ("Math", "Abs") => code.Let(LaneKind.Number, $"Vector.Abs({arguments[0].Text})"),
            ("Math", "Sqrt") => code.Let(LaneKind.Number, $"Vector.SquareRoot({arguments[0].Text})"),
            ("Math", "Floor") => code.Let(LaneKind.Number, $"Vector.Floor({arguments[0].Text})"),
            ("Math", "Ceiling") => code.Let(LaneKind.Number, $"Vector.Ceiling({arguments[0].Text})"),
            ("Math", "Truncate") => code.Let(LaneKind.Number, $"Vector.Truncate({arguments[0].Text})"),
            ("Math", "Min") => Least(arguments[0], arguments[1]),
            ("Math", "Max") => Greatest(arguments[0], arguments[1]),
            ("Math", "Clamp") => Clamp(arguments[0], arguments[1], arguments[2]),
            ("Double", "IsNaN") => code.Not(_patterns.Compare(call, BinaryOperatorKind.Equals, arguments[0], arguments[0])),
            ("Double", "IsFinite") => code.Let(LaneKind.Condition, $"Lanes.IsFinite({arguments[0].Text})"),
            _ => throw Unknown(call),
        };
    }

    private static Lane Fixed(IInvocationOperation call, double points) =>
        call.Arguments.All(argument => argument.Value.ConstantValue.HasValue)
            ? LaneCode.Points(points)
            : throw new CannotLiftException(call.Syntax, ColumnObstacleKind.WrittenReason);

    // Math.Min and Math.Max keep not-a-number and order the two zeros; beside a known number one comparison does it.
    private Lane Least(Lane one, Lane other) =>
        IsPlain(other.Constant) ? NotAbove(one, other)
        : IsPlain(one.Constant) ? Least(other, one)
        : code.Let(LaneKind.Number, $"Lanes.Min({one.Text}, {other.Text})");

    private Lane Greatest(Lane one, Lane other) =>
        IsPlain(other.Constant) && other.Constant == 0 ? code.Select(Compare(BinaryOperatorKind.LessThanOrEqual, one, other), other, one)
        : IsPlain(other.Constant) ? NotBelow(one, other)
        : IsPlain(one.Constant) ? Greatest(other, one)
        : code.Let(LaneKind.Number, $"Lanes.Max({one.Text}, {other.Text})");

    private Lane Clamp(Lane value, Lane from, Lane to)
    {
        // Math.Clamp throws where the bounds are the wrong way round; only the rule itself can do that.
        if (!(from.Constant <= to.Constant))
        {
            code.AskWhere(Compare(BinaryOperatorKind.GreaterThan, from, to));
        }

        return NotBelow(NotAbove(value, to), from);
    }

    private Lane NotAbove(Lane value, Lane to) => code.Let(LaneKind.Number, $"Lanes.NotAbove({value.Text}, {to.Text})");

    private Lane NotBelow(Lane value, Lane from) => code.Let(LaneKind.Number, $"Lanes.NotBelow({value.Text}, {from.Text})");

    private static bool IsPlain(double? constant) => constant is { } number && !double.IsNaN(number) && !(number == 0 && double.IsNegative(number));

    private Lane Compare(BinaryOperatorKind kind, Lane left, Lane right) => _patterns.Compare(null, kind, left, right);
}
