using PerfHost.Connectors.Budget;
using PerfHost.Connectors.Csv;
using PerfHost.Connectors.Excel;
using PerfHost.Connectors.Folder;
using PerfHost.Connectors.Http;
using PerfHost.Connectors.Sql;
using PerfHost.Sdk;

namespace PerfHost.Connectors;

/// <summary>The data sources that most bureaus need. What a row means is said by a mapping, never by code.</summary>
public sealed class ConnectorsPlugin : Plugin
{
    /// <inheritdoc/>
    public override void Register(IPluginRegistry registry)
    {
        ArgumentNullException.ThrowIfNull(registry);
        registry.Add(Extension.Of("csv", "CSV 文件", new CsvSource()));
        registry.Add(Extension.Of("excel", "Excel 工作簿", new ExcelSource()));
        registry.Add(Extension.Of("sql", "数据库查询（PostgreSQL、SQLite）", new SqlSource()));
        registry.Add(Extension.Of("http-json", "HTTP JSON 接口", new HttpJsonSource()));
        registry.Add(Extension.Of("folder", "文件夹中的文件", new FolderSource()));
        registry.Add(Extension.Of("integrated-budget", "预算管理一体化系统导出", new IntegratedBudgetSource()));
    }
}
