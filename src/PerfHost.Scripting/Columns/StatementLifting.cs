using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace PerfHost.Scripting.Columns;

/// <summary>
/// Lifts the statements of a rule to several rows at a time. A branch becomes a choice between the answers of both sides:
/// nothing in a liftable rule has an effect, so computing the side not taken changes nothing.
/// </summary>
internal sealed class StatementLifting(LaneCode code)
{
    private readonly ExpressionLifting _expressions = new(code);

    /// <summary>Writes the code of a rule.</summary>
    /// <param name="body">The author's block.</param>
    /// <returns>The answers, as <see cref="Sdk.ColumnPoints"/> tells them.</returns>
    /// <exception cref="CannotLiftException">The text asks for more than columns can give.</exception>
    public Lane Lift(IBlockOperation body) =>
        Run([.. body.Operations], new LaneLocals()) ?? throw new CannotLiftException(body.Syntax, ColumnObstacleKind.NoAnswer);

    private static bool Leaves(IOperation operation) => operation.DescendantsAndSelf().Any(inner => inner is IReturnOperation or ISwitchOperation);

    /// <summary>Runs statements in order.</summary>
    /// <returns>What they return; null when they come to their end without.</returns>
    private Lane? Run(IOperation[] statements, LaneLocals locals)
    {
        for (var index = 0; index < statements.Length; index++)
        {
            var statement = statements[index];
            if (code.IsTooLong)
            {
                throw new CannotLiftException(statement.Syntax, ColumnObstacleKind.Branches);
            }

            // What may return takes the rest of the text along, so that every path ends in its own answer.
            switch (statement)
            {
                case IReturnOperation { ReturnedValue: { } returned }:
                    return _expressions.Points(returned, locals);
                case IBlockOperation block:
                    return Run([.. block.Operations, .. statements[(index + 1)..]], locals);
                case ISwitchOperation choice:
                    return Switch(choice, _expressions.Of(choice.Value, locals), 0, statements[(index + 1)..], locals);
                case IConditionalOperation choice when Leaves(choice):
                    var rest = statements[(index + 1)..];
                    return Fork(
                        _expressions.Condition(choice.Condition, locals),
                        Run([choice.WhenTrue, .. rest], locals.Copy()),
                        Run(choice.WhenFalse is { } otherwise ? [otherwise, .. rest] : rest, locals.Copy()));
                case IConditionalOperation choice:
                    Merge(choice, locals);
                    break;
                default:
                    Do(statement, locals);
                    break;
            }
        }

        return null;
    }

    private Lane? Fork(Lane condition, Lane? whenTrue, Lane? whenFalse) =>
        whenTrue is { } one && whenFalse is { } other ? code.Select(condition, one, other) : null;

    private void Merge(IConditionalOperation choice, LaneLocals locals)
    {
        var condition = _expressions.Condition(choice.Condition, locals);
        var (first, second) = (locals.Copy(), locals.Copy());
        Run([choice.WhenTrue], first);
        Run(choice.WhenFalse is { } otherwise ? [otherwise] : [], second);
        locals.Merge(first, second, (one, other) => code.Select(condition, one, other));
    }

    private Lane? Switch(ISwitchOperation choice, Lane value, int section, IOperation[] rest, LaneLocals locals)
    {
        var sections = choice.Cases.Where(one => !one.Clauses.Any(clause => clause is IDefaultCaseClauseOperation)).ToArray();
        if (section == sections.Length)
        {
            var otherwise = choice.Cases.FirstOrDefault(one => one.Clauses.Any(clause => clause is IDefaultCaseClauseOperation));
            return Run([.. otherwise is null ? [] : Section(otherwise), .. rest], locals.Copy());
        }

        var condition = sections[section].Clauses
            .Select(clause => _expressions.Clause(clause, value, locals))
            .Aggregate((one, other) => code.Let(LaneKind.Condition, $"{one.Text} | {other.Text}"));
        return Fork(
            condition,
            Run([.. Section(sections[section]), .. rest], locals.Copy()),
            Switch(choice, value, section + 1, rest, locals));
    }

    private static IEnumerable<IOperation> Section(ISwitchCaseOperation section) =>
        section.Body is [.. var before, IBranchOperation { BranchKind: BranchKind.Break }] ? before : section.Body;

    private void Do(IOperation statement, LaneLocals locals)
    {
        switch (statement)
        {
            case IVariableDeclarationGroupOperation group:
                foreach (var local in group.Declarations.SelectMany(declaration => declaration.Declarators))
                {
                    if (local.GetVariableInitializer()?.Value is { } initial && !local.Symbol.IsRef)
                    {
                        locals.Set(local.Symbol, _expressions.Of(initial, locals));
                    }
                }

                break;
            case IExpressionStatementOperation { Operation: ISimpleAssignmentOperation { IsRef: false, Target: ILocalReferenceOperation target } assignment }:
                locals.Set(target.Local, _expressions.Of(assignment.Value, locals));
                break;
            case IExpressionStatementOperation { Operation: ICompoundAssignmentOperation { Target: ILocalReferenceOperation target } assignment }:
                locals.Set(target.Local, _expressions.Compound(assignment, locals));
                break;
            case IExpressionStatementOperation { Operation: IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, Name: "Step" } } step }:
                // Steps are for explanations, which are made row by row; what they show is computed only if it is needed elsewhere.
                _expressions.Step(step, locals);
                break;
            case IEmptyOperation:
                break;
            default:
                throw new CannotLiftException(statement.Syntax, ColumnObstacleKind.Statement);
        }
    }
}
