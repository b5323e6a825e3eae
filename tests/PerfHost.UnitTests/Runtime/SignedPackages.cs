using PerfHost.Loading.Archives;
using PerfHost.Loading.Trust;
using PerfHost.UnitTests.Storage;

namespace PerfHost.UnitTests.Runtime;

/// <summary>A publisher that the city trusts, and the packages it hands over.</summary>
internal sealed class SignedPackages : IDisposable
{
    private readonly PublisherKey _key = PublisherKey.Create();
    private readonly TemporaryFolder _folder;

    /// <summary>Puts the publisher's key among the trust roots.</summary>
    public SignedPackages(TemporaryFolder folder, string publisher = "某市财政局")
    {
        _folder = folder;
        Directory.CreateDirectory(folder["packages"]);
        Directory.CreateDirectory(Trust);
        File.WriteAllText(folder[$"trust/{publisher}.pem"], _key.PublicPem());
    }

    /// <summary>The folder of trust roots.</summary>
    public string Trust => _folder["trust"];

    /// <summary>Packs the small package.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="share">What its rule multiplies with.</param>
    /// <param name="change">Changes its folder before it is packed.</param>
    /// <param name="isSigned">False leaves it unsigned.</param>
    public MemoryStream Pack(string version, string share = "1.0", Action<string>? change = null, bool isSigned = true)
    {
        var source = SmallPackage.Write(_folder[$"source-{Guid.NewGuid():N}"], version, share);
        change?.Invoke(source);
        var packed = new MemoryStream();
        PackageWriter.Write(source, packed, isSigned ? _key : null);
        packed.Position = 0;
        return packed;
    }

    /// <summary>Lets a package ask for capabilities.</summary>
    public static Action<string> Asking(string yaml) => folder => File.AppendAllText(Path.Combine(folder, "package.yaml"), $"capabilities: {{ {yaml} }}\n");

    public void Dispose() => _key.Dispose();
}
