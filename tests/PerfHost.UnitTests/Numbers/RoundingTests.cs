using PerfHost.Baseline.Kinds;
using PerfHost.Engine.Numbers;
using PerfHost.Sdk;

namespace PerfHost.UnitTests.Numbers;

public class RoundingTests
{
    [Theory]
    [InlineData(9.005, 2, "9.01")]
    [InlineData(8.625, 2, "8.63")]
    [InlineData(1.005, 2, "1.01")]
    [InlineData(89.5, 0, "90")]
    [InlineData(-0.125, 2, "-0.13")]
    [InlineData(2.675, 2, "2.68")]
    public void Publish_HalfWay_RoundsAwayFromZeroAsWritten(double number, int decimals, string expected) =>
        Assert.Equal(expected, Rounding.Text(Rounding.Publish(number, decimals)!.Value));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void Publish_NotANumberOfAScore_IsNull(double number) => Assert.Null(Rounding.Publish(number, 2));

    /// <summary>Two-decimal actuals and weights against round targets, as forms have them: doubles, rounded twice, equal exact arithmetic.</summary>
    [Fact]
    public void Publish_AMillionRandomScores_EqualsExactDecimalArithmetic()
    {
        var random = new Random(20200225);
        (IIndicatorType Kind, Func<decimal, decimal, decimal, decimal> Exact)[] kinds =
        [
            (new Proportional(), (w, a, t) => a >= t ? w : w * a / t),
            (new ReverseRatio(), (w, a, t) => a <= t ? w : w * t / a),
            (new ReverseLinear(), (w, a, t) => a <= t ? w : Math.Max(0, w * (1 - ((a - t) / t)))),
        ];
        int[] roundTargets = [1, 2, 4, 5, 8, 10, 16, 20, 25, 40, 50, 80, 100, 125, 200, 250, 400, 500, 1000, 2000, 5000, 10000];
        var wrong = new List<string>();
        for (var i = 0; i < 1_000_000; i++)
        {
            var target = roundTargets[random.Next(roundTargets.Length)];
            var actual = random.Next(1, target * 250) / 100m;
            var weight = random.Next(1, 5000) / 100m;
            var decimals = random.Next(3) switch { 0 => 0, 1 => 2, _ => 4 };
            var (kind, exact) = kinds[i % kinds.Length];

            var score = kind.Evaluate(new Measurement
            {
                Weight = (double)weight,
                Target = Value.Of((double)target),
                Actual = Value.Of((double)actual),
                Comparator = Comparator.AtLeast,
            });

            var expected = decimal.Round(exact(weight, actual, target), decimals, MidpointRounding.AwayFromZero);
            if (Rounding.Publish(score.Points, decimals) != expected)
            {
                wrong.Add($"{kind.GetType().Name} w={weight} a={actual} t={target} d={decimals}: {score.Points:R}, exact {expected}");
            }
        }

        Assert.True(wrong.Count == 0, $"{wrong.Count} of 1,000,000 differ: {string.Join("; ", wrong.Take(5))}");
    }
}
