using System.Runtime.InteropServices;

namespace Gridwork.Kernel.Calendar;

internal abstract partial class Measure
{
    /// <summary>Office time: within a stretch of days with the same hours it is working days times the hours of one.</summary>
    private sealed class OfficeClock : Measure
    {
        private readonly WorkingCalendar _calendar;
        private readonly Stretch[] _stretches;
        private readonly long[] _firstDays;
        private readonly long[] _befores;

        public OfficeClock(WorkingCalendar calendar, OfficeHours hours)
        {
            _calendar = calendar;
            _stretches = [.. hours.Stretches().Select(s => new Stretch(
                s.FirstDay, calendar.WorkedBefore(s.FirstDay), [.. s.Intervals], s.Intervals.Sum(i => i.Length.Ticks)))];
            for (var i = 1; i < _stretches.Length; i++)
            {
                _stretches[i] = _stretches[i] with { Before = _stretches[i - 1].Through(_stretches[i].WorkedBefore) };
            }

            (_firstDays, _befores) = ([.. _stretches.Select(s => s.FirstDay)], [.. _stretches.Select(s => s.Before)]);
        }

        public override long At(long ticks)
        {
            var day = DayOf(ticks);
            ref readonly var stretch = ref _stretches[LastUpTo(_firstDays, day)];
            var before = stretch.Through(_calendar.WorkedBefore(day));
            return _calendar.Works(day) ? before + stretch.Within(ticks % TimeSpan.TicksPerDay) : before;
        }

        public override long Reach(long amount)
        {
            ref readonly var stretch = ref _stretches[LastUpTo(_befores, amount - 1)];
            var (days, rest) = Math.DivRem(amount - 1 - stretch.Before, stretch.Daily);      // full days before the one that reaches it
            var day = _calendar.WorkingDay(stretch.WorkedBefore + days);
            return (day * TimeSpan.TicksPerDay) + stretch.Reach(rest + 1);
        }

        // Not Array.BinarySearch: a season without a working day has its neighbour's number, and the last of the equal ones is meant.
        private static int LastUpTo(long[] rising, long value)
        {
            var (low, high) = (0, rising.Length - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                (low, high) = rising[middle] <= value ? (middle, high) : (low, middle - 1);
            }

            return low;
        }

        [StructLayout(LayoutKind.Auto)]
        private readonly record struct Stretch(long FirstDay, long WorkedBefore, OfficeInterval[] Intervals, long Daily)
        {
            /// <summary>The office time before its first day.</summary>
            public long Before { get; init; }

            public long Through(long workedBefore) => Before + (Daily * (workedBefore - WorkedBefore));

            /// <summary>The office time of a working day that has passed by a time of the day.</summary>
            public long Within(long time)
            {
                var passed = 0L;
                foreach (var interval in Intervals)
                {
                    passed += Math.Clamp(time - interval.From.Ticks, 0, interval.Length.Ticks);
                }

                return passed;
            }

            /// <summary>The time of the day by which so much of its office time has passed.</summary>
            public long Reach(long amount)
            {
                foreach (var interval in Intervals)
                {
                    if (amount <= interval.Length.Ticks)
                    {
                        return interval.From.Ticks + amount;
                    }

                    amount -= interval.Length.Ticks;
                }

                throw new InvalidOperationException("A day holds less office time than its own sum.");
            }
        }
    }
}
