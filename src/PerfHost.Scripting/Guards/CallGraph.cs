using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PerfHost.Scripting.Guards;

/// <summary>
/// Who may call whom within one method: its local functions and lambdas. Whoever uses a delegate or a deferred sequence
/// may thereby call any lambda and any function that was made a delegate.
/// </summary>
internal sealed class CallGraph
{
    /// <summary>Above so many calls of one another, even functions without a cycle can run for ever.</summary>
    private const long ManyCalls = 1000;

    private readonly Dictionary<SyntaxNode, HashSet<SyntaxNode>> _callees = [];
    private readonly Dictionary<SyntaxNode, long> _weights = [];
    private readonly HashSet<SyntaxNode> _usesDelegates = [];
    private readonly HashSet<SyntaxNode> _delegates = [];
    private readonly Dictionary<SyntaxNode, List<SyntaxNode>> _calls = [];
    private readonly SemanticModel _model;
    private readonly bool _isHeavy;
    private bool _hasQueries;

    public CallGraph(SyntaxNode method, SemanticModel model)
    {
        _model = model;
        var functions = method.DescendantNodes().Where(IsFunction).ToList();
        foreach (var function in functions)
        {
            Read(function);
        }

        // Functions made delegates in the method itself count too.
        Read(method);
        _isHeavy = functions.Append(method).Any(function => Weight(function, 0) > ManyCalls);
    }

    public static bool IsFunction(SyntaxNode node) => node is LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    /// <summary>Whether functions are handed about, so that what they share with the method has to be kept on the heap.</summary>
    public bool HasDelegates => _hasQueries || _delegates.Count > 0;

    /// <summary>Whether a function may come to call itself.</summary>
    public bool IsOnCycle(SyntaxNode function)
    {
        var seen = new HashSet<SyntaxNode>();
        var open = new Stack<SyntaxNode>([function]);
        while (open.TryPop(out var next))
        {
            foreach (var callee in _usesDelegates.Contains(next) ? _callees[next].Concat(_delegates) : _callees[next])
            {
                if (callee == function)
                {
                    return true;
                }

                if (seen.Add(callee))
                {
                    open.Push(callee);
                }
            }
        }

        return false;
    }

    /// <summary>Whether a function should look at the alarm when it is entered.</summary>
    public bool IsWatched(SyntaxNode function) => _delegates.Contains(function) || _isHeavy;

    private void Read(SyntaxNode function)
    {
        var callees = _callees[function] = [];
        var calls = _calls[function] = [];
        if (function is AnonymousFunctionExpressionSyntax)
        {
            _delegates.Add(function);
        }

        foreach (var node in function.DescendantNodes(node => node == function || !IsFunction(node)))
        {
            if (node is AnonymousFunctionExpressionSyntax)
            {
                callees.Add(node);
            }
            else if (node is QueryExpressionSyntax)
            {
                _usesDelegates.Add(function);
                _hasQueries = true;
            }
            else if (node is ExpressionSyntax expression)
            {
                Read(function, expression, callees, calls);
            }
        }
    }

    private void Read(SyntaxNode function, ExpressionSyntax expression, HashSet<SyntaxNode> callees, List<SyntaxNode> calls)
    {
        if (expression is IdentifierNameSyntax && _model.GetSymbolInfo(expression).Symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction } local)
        {
            var callee = local.DeclaringSyntaxReferences[0].GetSyntax();
            callees.Add(callee);
            calls.Add(callee);
            if (expression.Parent is not InvocationExpressionSyntax call || call.Expression != expression)
            {
                _delegates.Add(callee);
            }
        }
        else if (_model.GetTypeInfo(expression).Type is { } type && (type.TypeKind == TypeKind.Delegate || DeferredType.Is(type)))
        {
            _usesDelegates.Add(function);
        }
    }

    /// <summary>How many calls one call makes at most, loops aside.</summary>
    private long Weight(SyntaxNode function, int depth)
    {
        if (_weights.TryGetValue(function, out var known))
        {
            return known;
        }

        // A cycle is guarded anyway; a long chain needs no exact number.
        if (depth > 100)
        {
            return ManyCalls + 1;
        }

        _weights[function] = 1;
        return _weights[function] = Math.Min(ManyCalls + 1, 1 + _calls[function].Sum(callee => Weight(callee, depth + 1)));
    }
}
