using PerfHost.Engine.Facts;

namespace PerfHost.UnitTests.Facts;

public class JurisdictionTreeTests
{
    private static readonly JurisdictionTree Tree = new([("成都", "四川"), ("四川", null), ("双流", "成都"), ("黄石", "湖北"), ("a", "b"), ("b", "a")]);

    [Fact]
    public void Roots_KnownParentsOnly_OthersStandAtTheTop() => Assert.Equal(["a", "b", "四川", "黄石"], Tree.Roots);

    [Fact]
    public void ChildrenOf_AParent_AreDirectlyBelow()
    {
        Assert.Equal(["成都"], Tree.ChildrenOf("四川"));
        Assert.Equal(["双流"], Tree.ChildrenOf("成都"));
    }

    [Theory]
    [InlineData("双流", "成都")]
    [InlineData("四川", null)]
    [InlineData("黄石", null)]
    [InlineData("a", null)]
    [InlineData("不存在", null)]
    public void ParentOf_AJurisdiction_IsTheOneAbove(string id, string? parent) => Assert.Equal(parent, Tree.ParentOf(id));
}
