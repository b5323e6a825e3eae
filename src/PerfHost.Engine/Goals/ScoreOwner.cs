namespace PerfHost.Engine.Goals;

/// <summary>Whose score it is. All are kept, always; none replaces another.</summary>
public enum ScoreOwner
{
    /// <summary>系统测算: what the rule gives.</summary>
    Computed = 0,

    /// <summary>单位自评: what the unit claims.</summary>
    Self,

    /// <summary>财政复核: what the finance bureau holds.</summary>
    Reviewed,
}
