using FsCheck;
using FsCheck.Fluent;
using PerfHost.Documents.Forms;
using PerfHost.Documents.Layouts;

namespace PerfHost.UnitTests.Documents;

public sealed class FormPropertyTests
{
    public static TheoryData<string> Layouts() => [.. FormFiles.All.Select(layout => layout.Id)];

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Read_AnyFormWritten_GivesTheSameForm(string id)
    {
        var layout = Layout(id);
        Prop.ForAll(FormArbitrary.For(layout), form =>
        {
            var back = FormFiles.Read(FormFiles.Write(layout, form));
            Assert.Equal(FormFiles.Facts(layout.Keep(form)), FormFiles.Facts(Assert.Single(back)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void Read_AnyDamagedWorkbook_IsReadOrRefusedButNeverFailsOtherwise()
    {
        var bytes = FormFiles.Write(FormFiles.National, FormFiles.Case("012"));
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).Two().ToArbitrary(), places =>
        {
            var damaged = bytes.ToArray();
            damaged[places.Item1] ^= 0x5A;
            damaged[places.Item2] = 0xFF;
            AssertReadOrRefused(damaged, "坏.xlsx");
            AssertReadOrRefused(damaged[..places.Item1], "断.xlsx");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    [Fact]
    public void Read_AnyDamagedOldWorkbook_IsReadOrRefusedButNeverFailsOtherwise()
    {
        var bytes = File.ReadAllBytes(FormFiles.OldWorkbook);
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).Two().ToArbitrary(), places =>
        {
            var damaged = bytes.ToArray();
            damaged[places.Item1] ^= 0x5A;
            damaged[places.Item2] = 0xFF;
            AssertReadOrRefused(damaged, "坏.xls");
            AssertReadOrRefused(damaged[..places.Item1], "断.xls");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Read_AnyDamagedJson_IsReadOrRefusedButNeverFailsOtherwise()
    {
        var bytes = File.ReadAllBytes(SharedData.SelfEvaluationCases[0]);
        Prop.ForAll(Gen.Choose(0, bytes.Length - 1).Two().ToArbitrary(), places =>
        {
            var damaged = bytes.ToArray();
            damaged[places.Item1] = (byte)places.Item2;
            AssertReadOrRefused(damaged, "坏.json");
            AssertReadOrRefused(damaged[..places.Item1], "断.json");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    private static void AssertReadOrRefused(byte[] bytes, string name)
    {
        try
        {
            Assert.NotEmpty(FormFiles.Read(bytes, name));
        }
        catch (FormFormatException refused)
        {
            Assert.StartsWith(name, refused.Where, StringComparison.Ordinal);
            Assert.NotEmpty(refused.NextStep);
        }
    }

    private static FormLayout Layout(string id) => FormFiles.All.Single(layout => layout.Id == id);
}
