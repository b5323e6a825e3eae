using PerfHost.Host.Runtime;
using PerfHost.UnitTests.Storage;
using PerfHost.Web.Text;

namespace PerfHost.UnitTests.Runtime;

/// <summary>What the system says in English about files is said in the words of the page or the command.</summary>
public sealed class FileTroubleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Say_MissingFileOrFolder_NamesIt()
    {
        Assert.Equal($"{_folder["none.txt"]}：文件不存在", Said(() => File.ReadAllText(_folder["none.txt"])));
        Assert.Equal($"{_folder["none"]}：文件夹不存在", Said(() => File.WriteAllText(_folder["none/deep/a.txt"], "")));
        Assert.Equal($"{_folder["it's"]}：文件夹不存在", Said(() => File.WriteAllText(_folder["it's/a.txt"], "")));
        Assert.Equal($"{_folder["none"]}：文件夹不存在", Said(() => Directory.GetFiles(_folder["none"])));
    }

    [Fact]
    public void Say_FolderForAFileOrAFileForAFolder_SaysWhich()
    {
        var (folder, file) = (Directory.CreateDirectory(_folder["folder"]).FullName, _folder["file"]);
        File.WriteAllText(file, "");

        Assert.Equal($"{folder}：这是文件夹，应为文件", Said(() => File.WriteAllText(folder, "")));
        Assert.Equal($"{folder}：这是文件夹，应为文件", Said(() => File.ReadAllText(folder)));
        Assert.Equal($"{file}：这是文件，应为文件夹", Said(() => File.WriteAllText(Path.Combine(file, "a.txt"), "")));
    }

    [Fact]
    public void Say_NoPermission_NamesThePathWhenThereIsOne()
    {
        Assert.Equal("/x/y：没有权限读写。请检查它的权限和所有者。", FileTrouble.Say(new UnauthorizedAccessException("Access to the path '/x/y' is denied.")));
        Assert.Equal("没有权限读写文件。请检查文件的权限和所有者。", FileTrouble.Say(new UnauthorizedAccessException("Access to the path is denied.")));
        Assert.Equal("/x/y: no permission to read or write. Check its permissions and its owner.", FileTrouble.Say(new UnauthorizedAccessException("Access to the path '/x/y' is denied."), Texts.In("en")));
    }

    [Fact]
    public void Say_FullDisk_SaysSo()
    {
        if (OperatingSystem.IsLinux())
        {
            Assert.Contains("磁盘已满", Said(() => File.WriteAllText("/dev/full", "x")), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Say_AnythingElse_KeepsItsWords()
    {
        Assert.Equal("没有找到'a'", FileTrouble.Say(new FileNotFoundException("没有找到'a'")));
        Assert.Equal("broken pipe", FileTrouble.Say(new IOException("broken pipe")));
    }

    public void Dispose() => _folder.Dispose();

    private static string Said(Action act) => FileTrouble.Say(Assert.ThrowsAny<Exception>(act));
}
