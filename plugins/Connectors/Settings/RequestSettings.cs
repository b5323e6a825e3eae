using PerfHost.Connectors.Mapping;
using PerfHost.Sdk;

namespace PerfHost.Connectors.Settings;

/// <summary>Reads the settings of a request, each with its own complaint.</summary>
internal static class RequestSettings
{
    public static string? Optional(this DataRequest request, string name) =>
        request.Settings.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <exception cref="SourceSettingsException">It is no whole number within the range.</exception>
    public static int Number(this DataRequest request, string name, int otherwise, int least, int most) =>
        request.Optional(name) is not { } text ? otherwise
        : int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : throw new SourceSettingsException($"设置 {name} 写的是“{text}”，应为 {least} 到 {most} 的整数。");

    /// <exception cref="SourceSettingsException">It is missing or not as it should be.</exception>
    public static RowMapping Mapping(this DataRequest request) => request.Mapped(MappingReader.Read);

    /// <summary>Reads the mapping; what is wrong with it names its file.</summary>
    /// <exception cref="SourceSettingsException">It is missing or not as it should be.</exception>
    public static T Mapped<T>(this DataRequest request, Func<string, T> read)
    {
        try
        {
            return read(request.Optional("mapping") ?? throw new SourceSettingsException("缺少 mapping。请在 sources.yaml 中这个数据源下写明 mapping: 映射文件的名称。"));
        }
        catch (SourceSettingsException wrong) when (request.Optional("mapping-file") is { } file)
        {
            throw new SourceSettingsException($"{file}：{wrong.Message}");
        }
    }

    /// <summary>The path of a file or folder that may be read.</summary>
    /// <exception cref="SettingMissingException">It is not set.</exception>
    /// <exception cref="UnauthorizedAccessException">The administrator did not consent to it.</exception>
    public static string ConsentedPath(this DataRequest request, string name)
    {
        var path = request.Setting(name);
        return request.Consent.AllowsFile(path)
            ? path
            : throw new UnauthorizedAccessException($"没有同意读取“{path}”。同意的文件夹：{(request.Consent.Folders.Count == 0 ? "无" : string.Join('、', request.Consent.Folders))}。请在 sources.yaml 的 files 中写明。");
    }
}
