using PerfHost.Loading.References;

namespace PerfHost.Loading.Purity;

/// <summary>What no rule may call: network, clock, chance, files, processes. The list for authors: docs/plugins.md.</summary>
internal static class ImpureMembers
{
    private const string Network = "网络";
    private const string Clock = "时钟";
    private const string Chance = "随机";
    private const string Files = "文件";
    private const string Processes = "进程";

    private static readonly string[] Networks = ["System.Net.Http", "System.Net.Sockets", "System.Net.WebSockets", "System.Net.Mail", "System.Net.NetworkInformation", "System.Net.Security", "System.Net.Quic"];

    private static readonly (string Type, string? Member, string Kind)[] Known =
    [
        ("System.Net.Dns", null, Network),
        ("System.Net.WebClient", null, Network),
        ("System.Net.WebRequest", null, Network),
        ("System.Net.HttpListener", null, Network),
        ("System.DateTime", "get_Now", Clock),
        ("System.DateTime", "get_UtcNow", Clock),
        ("System.DateTime", "get_Today", Clock),
        ("System.DateTimeOffset", "get_Now", Clock),
        ("System.DateTimeOffset", "get_UtcNow", Clock),
        ("System.TimeProvider", "get_System", Clock),
        ("System.Diagnostics.Stopwatch", null, Clock),
        ("System.Environment", "get_TickCount", Clock),
        ("System.Environment", "get_TickCount64", Clock),
        ("System.Random", null, Chance),
        ("System.Guid", "NewGuid", Chance),
        ("System.Guid", "CreateVersion7", Chance),
        ("System.Security.Cryptography.RandomNumberGenerator", null, Chance),
        ("System.IO.File", null, Files),
        ("System.IO.FileInfo", null, Files),
        ("System.IO.FileStream", null, Files),
        ("System.IO.Directory", null, Files),
        ("System.IO.DirectoryInfo", null, Files),
        ("System.Diagnostics.Process", null, Processes),
    ];

    /// <summary>What a member is called on the list; null when it is not on it.</summary>
    /// <param name="member">The member.</param>
    public static string? Words(ReferencedMember member)
    {
        var owner = $"{member.Namespace}.{member.Type}";
        if (Array.Find(Networks, network => member.Namespace == network || member.Namespace.StartsWith(network + ".", StringComparison.Ordinal)) is { } network)
        {
            return $"{Network}（{network}）";
        }

        var (_, name, kind) = Array.Find(Known, known => known.Type == owner && (known.Member is null || known.Member == member.Name));
        return kind is null ? null : $"{kind}（{member.Type}{(name is null ? "" : $".{Written(name)}")}）";
    }

    /// <summary>What to do instead of calling what <see cref="Words"/> named.</summary>
    /// <param name="words">Its words.</param>
    public static string Instead(string words) => words.Split('（')[0] switch
    {
        Network or Files => "改为由数据源（IDataSource）读入台账，规则只看给它的数值",
        Clock => "改为用所给的业务日期 AsOf",
        Chance => "改为只由输入算出：同样的输入须得同样的结果",
        _ => "删去：规则只看给它的数值",
    };

    /// <summary>A property as its author writes it.</summary>
    private static string Written(string name) => name.StartsWith("get_", StringComparison.Ordinal) ? name["get_".Length..] : name;
}
