using System.Security.Cryptography;
using System.Text;
using PerfHost.Connectors.Mapping;
using PerfHost.Connectors.Settings;

namespace PerfHost.Connectors.Budget;

/// <summary>
/// What the files of an export of the 预算管理一体化系统 mean. Data throughout: which files and columns there are differs
/// from province to province, and only the bureau knows.
/// </summary>
/// <param name="Hash">A hash of the text.</param>
/// <param name="Units">The units: the subject is their key.</param>
/// <param name="Projects">The projects: the subject is region, unit and project code.</param>
/// <param name="Owner">The columns of a project that name its unit.</param>
/// <param name="Goals">Values of goals; null when the export has none.</param>
/// <param name="Payments">Payments; null when the export has none.</param>
internal sealed record BudgetExport(string Hash, BudgetTable Units, BudgetTable Projects, MappedField Owner, BudgetTable? Goals, BudgetTable? Payments)
{
    /// <exception cref="SourceSettingsException">Something is not as it should be; the message says where.</exception>
    public static BudgetExport Read(string yaml)
    {
        var root = MappingNode.Parse(yaml);
        root.RefuseOthers("units", "projects", "goals", "payments");
        var projects = root.Require("projects");
        return new BudgetExport(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(yaml)).AsSpan(0, 8)),
            Table(root.Require("units"), hasValues: false), Table(projects, hasValues: false, "unit"), MappingReader.Field(projects.Require("unit")),
            root.Find("goals") is { } goals ? Table(goals, hasValues: true) : null,
            root.Find("payments") is { } payments ? Table(payments, hasValues: true) : null);
    }

    private static BudgetTable Table(MappingNode node, bool hasValues, params string[] others) =>
        new(node.Require("file").Text(), MappingReader.Read(node, "", hasValues, ["file", .. others]));
}

/// <summary>One file of an export.</summary>
/// <param name="File">Its name in the folder.</param>
/// <param name="Mapping">What its columns mean.</param>
internal sealed record BudgetTable(string File, RowMapping Mapping);
