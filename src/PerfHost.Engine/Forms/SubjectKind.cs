namespace PerfHost.Engine.Forms;

/// <summary>What is evaluated.</summary>
public enum SubjectKind
{
    /// <summary>项目支出</summary>
    Project = 0,

    /// <summary>部门整体支出</summary>
    Department,

    /// <summary>政策</summary>
    Policy,
}
