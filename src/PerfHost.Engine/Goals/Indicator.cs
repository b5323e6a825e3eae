using PerfHost.Sdk;

namespace PerfHost.Engine.Goals;

/// <summary>One indicator of a declaration. Immutable.</summary>
public sealed record Indicator
{
    /// <summary>The data item that measures budget execution, beside those of the indicators.</summary>
    public const string Execution = "execution";

    /// <summary>Its key within the subject, <c>i001</c> …; also the data item it is bound to.</summary>
    public required string Key { get; init; }

    /// <summary>一级指标, the head it stands under.</summary>
    public string Head { get; init; } = "";

    /// <summary>二级指标.</summary>
    public string Group { get; init; } = "";

    /// <summary>三级指标.</summary>
    public required string Title { get; init; }

    /// <summary>How actual and target are compared.</summary>
    public Comparator Comparator { get; init; }

    /// <summary>The target, in <see cref="Unit"/>.</summary>
    public Value Target { get; init; } = Value.Missing("未填写");

    /// <summary>Where things stood before; missing unless the kind needs it.</summary>
    public Value Baseline { get; init; } = Value.Missing("未填写");

    /// <summary>The unit of target and actual; empty when none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>The points it can earn; null for a row without weight.</summary>
    public double? Weight { get; init; }

    /// <summary>The indicator type it names itself; null leaves it to the scheme.</summary>
    public string? Kind { get; init; }

    /// <summary>The names of the further inputs that its type asks for, each a data item of its own, see <see cref="InputItem"/>; null when there are none.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>The data item of a further input: <c>i001.staff</c> for the input <c>staff</c> of <c>i001</c>.</summary>
    /// <param name="name">One of <see cref="Inputs"/>.</param>
    public string InputItem(string name) => $"{Key}.{name}";

    /// <summary>How its values add up over periods.</summary>
    public Accumulation Accumulation { get; init; } = Accumulation.Last;
}
