using FsCheck;
using FsCheck.Fluent;
using PerfHost.Engine.Numbers;

namespace PerfHost.UnitTests.Numbers;

public class ExactRoundingTests
{
    [Fact]
    public void Exact_AnyNumber_IsTheQuotientToTheLastDigitAndScale() => Prop.ForAll(
        Arb.From(from units in Gen.Choose(int.MinValue + 1, int.MaxValue) from power in Gen.Choose(0, 12) select (units, power)),
        sample =>
        {
            var number = sample.units / Math.Pow(10, sample.power) % 900_000_000;
            var quotient = new decimal((long)Math.Round(number * 1e10, MidpointRounding.AwayFromZero)) / 10_000_000_000m;

            return decimal.GetBits(Rounding.Exact(number)!.Value).SequenceEqual(decimal.GetBits(quotient));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Exact_NotANumber_IsNull() => Assert.Null(Rounding.Exact(double.NaN));
}
