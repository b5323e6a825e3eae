using PerfHost.Scripting.Cases;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Scripting.Cases;

public sealed class RuleInputTests
{
    [Fact]
    public void Parse_AllFields_AreRead()
    {
        var input = RuleInput.Parse("""{"target":"2025-06-30","actual":"达成","baseline":-1.5,"weight":20,"op":"<=","unit":"%","asOf":"2025-09-30","parameters":{"a":0.6,"b":["甲","乙"]},"inputs":{"staff":3},"history":{"2025-02-28":2,"2025-01-31":1}}""");

        Assert.Equal((20, Comparator.AtMost, "%", new DateOnly(2025, 9, 30)), (input.Weight, input.Comparator, input.Unit, input.AsOf));
        Assert.Equal((Value.Of(new DateOnly(2025, 6, 30)), Value.Of("达成"), Value.Of(-1.5)), (input.Target, input.Actual, input.Baseline));
        Assert.Equal(0.6, input.Parameters.Get("a").Number);
        Assert.Equal(["甲", "乙"], input.Parameters.Get("b").Words);
        Assert.Equal(Value.Of(3), input.Inputs["staff"]);
        Assert.Equal([1d, 2d], input.History.Select(value => value.Value.Number));
    }

    [Fact]
    public void Parse_MissingActual_IsMissingAndNeverZero() => Assert.IsType<MissingValue>(RuleInput.Parse("""{"target":100}""").Actual);

    [Theory]
    [InlineData("""{"traget":1}""", "traget")]
    [InlineData("""{"op":"=="}""", "op")]
    [InlineData("""{"weight":"很多"}""", "weight")]
    [InlineData("""{"asOf":"昨天"}""", "asOf")]
    [InlineData("""{"parameters":[1]}""", "parameters")]
    [InlineData("""{"actual":true}""", "actual")]
    [InlineData("""{"actual":[{"met":"是"}]}""", "actual")]
    [InlineData("""{"target":1,"target":2}""", "JSON")]
    [InlineData("[]", "JSON")]
    [InlineData("{", "JSON")]
    public void Parse_WrongInput_SaysWhatAndWhere(string json, string said) =>
        Assert.Contains(said, Assert.Throws<RuleInputException>(() => RuleInput.Parse(json)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{\"a\":1", RuleInputError.NotJson, 1, 7, "")]
    [InlineData("{\r\n\"目标\":1,\r\n\"实际\":八十}", RuleInputError.NotJson, 3, 6, "八十}")]
    [InlineData("{\"target\":1 \"actual\":2}", RuleInputError.NotJson, 1, 13, "\"actual\":2}")]
    [InlineData("{\"target\":1}, {\"actual\":2}", RuleInputError.NotJson, 1, 13, ", {\"actual\":2}")]
    [InlineData("{\"target\":1,\n\"target\":2}", RuleInputError.Twice, 2, 1, "")]
    [InlineData("{\"target\":\"\\ud800\"}", RuleInputError.NotJson, 1, 1, "")]
    public void Parse_NoJson_TellsThePlaceInLinesAndCharacters(string json, RuleInputError error, int line, int column, string found)
    {
        var problem = Assert.Throws<RuleInputException>(() => RuleInput.Parse(json)).Problem!;

        Assert.Equal((error, (line, column), found), (problem.Error, problem.Place, problem.Found));
    }
}
