using PerfHost.Sdk;

namespace PerfHost.Benchmarks.Scripting;

/// <summary>
/// The rules of <see cref="GuardBenchmark"/> as classes, line by line the same, with the rules' checked arithmetic: what
/// the compiler would make of their texts if it wrote no guards.
/// </summary>
public static class UnguardedRules
{
    /// <summary>Mean of twelve months.</summary>
    public sealed class MeanOfMonths : IIndicatorType
    {
        /// <inheritdoc/>
        public Score Evaluate(Measurement measurement)
        {
            checked
            {
                ArgumentNullException.ThrowIfNull(measurement);
                var sum = 0.0;
                var known = 0;
                foreach (var period in measurement.History)
                {
                    if (period.Value.IsKnown)
                    {
                        sum += period.Value.Number;
                        known++;
                    }
                }

                return known == 0 ? Score.CouldNotScore("没有数据") : measurement.Weight * Math.Clamp(sum / known / measurement.TargetNumber, 0, 1);
            }
        }
    }

    /// <summary>A table of bands, interpolated.</summary>
    public sealed class InterpolatedTable : IIndicatorType
    {
        /// <inheritdoc/>
        public Score Evaluate(Measurement measurement)
        {
            checked
            {
                ArgumentNullException.ThrowIfNull(measurement);
                double[] from = [0, 0.6, 0.8, 0.9, 1.0];
                double[] share = [0, 0.3, 0.6, 0.8, 1.0];
                var ratio = measurement.ActualNumber / measurement.TargetNumber;
                for (var i = 1; i < 5; i++)
                {
                    if (ratio < from[i])
                    {
                        return measurement.Weight * (share[i - 1] + ((ratio - from[i - 1]) / (from[i] - from[i - 1]) * (share[i] - share[i - 1])));
                    }
                }

                return measurement.Weight;
            }
        }
    }

    /// <summary>The best month, by LINQ.</summary>
    public sealed class BestMonth : IIndicatorType
    {
        /// <inheritdoc/>
        public Score Evaluate(Measurement measurement)
        {
            checked
            {
                ArgumentNullException.ThrowIfNull(measurement);
                var best = measurement.History.Where(p => p.Value.IsKnown).Select(p => p.Value.Number).DefaultIfEmpty(0).Max();
                return measurement.Weight * Math.Clamp(best / measurement.TargetNumber, 0, 1);
            }
        }
    }

    /// <summary>A reason that is put together.</summary>
    public sealed class WrittenReason : IIndicatorType
    {
        /// <inheritdoc/>
        public Score Evaluate(Measurement measurement)
        {
            checked
            {
                ArgumentNullException.ThrowIfNull(measurement);
                var ratio = measurement.ActualNumber / measurement.TargetNumber;
                return ratio < 0.6 ? Score.Failed($"完成率 {ratio * 100:F1}%，低于 60%") : measurement.Weight * Math.Min(1, ratio);
            }
        }
    }

    /// <summary>A small function, used three times.</summary>
    public sealed class SmallFunction : IIndicatorType
    {
        /// <inheritdoc/>
        public Score Evaluate(Measurement measurement)
        {
            checked
            {
                ArgumentNullException.ThrowIfNull(measurement);
                static double Share(double part, double whole) => whole == 0 ? 0 : Math.Clamp(part / whole, 0, 1);
                return measurement.Weight * ((0.5 * Share(measurement.ActualNumber, measurement.TargetNumber)) + (0.3 * Share(measurement.TargetNumber, measurement.ActualNumber)) + (0.2 * Share(measurement.ActualNumber, 2 * measurement.TargetNumber)));
            }
        }
    }

    /// <summary>A small function in a loop.</summary>
    public sealed class FunctionInLoop : IIndicatorType
    {
        /// <inheritdoc/>
        public Score Evaluate(Measurement measurement)
        {
            checked
            {
                ArgumentNullException.ThrowIfNull(measurement);
                var target = measurement.TargetNumber;
                double Step(double x) => x >= target ? 1 : x / target;
                var sum = 0.0;
                for (var i = 0; i < measurement.History.Count; i++)
                {
                    sum += Step(measurement.History[i].Value.Number);
                }

                return measurement.Weight * sum / measurement.History.Count;
            }
        }
    }

    /// <summary>A curve that is handed about as a delegate.</summary>
    public sealed class CurveDelegate : IIndicatorType
    {
        /// <inheritdoc/>
        public Score Evaluate(Measurement measurement)
        {
            checked
            {
                ArgumentNullException.ThrowIfNull(measurement);
                Func<double, double> curve = x => x * x * (3 - (2 * x));
                var ratio = Math.Clamp(measurement.ActualNumber / measurement.TargetNumber, 0, 1);
                return measurement.Weight * (curve(ratio) + curve(curve(ratio))) / 2;
            }
        }
    }

    /// <summary>A function that calls itself twelve times.</summary>
    public sealed class Recursion : IIndicatorType
    {
        /// <inheritdoc/>
        public Score Evaluate(Measurement measurement)
        {
            checked
            {
                ArgumentNullException.ThrowIfNull(measurement);
                static double Grown(double value, int years) => years == 0 ? value : Grown(value * 1.03, years - 1) + 0.001;
                return measurement.Weight * Math.Min(1, Grown(measurement.ActualNumber, 12) / (measurement.TargetNumber * 2));
            }
        }
    }
}
