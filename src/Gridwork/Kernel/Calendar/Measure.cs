using System.Runtime.InteropServices;

namespace Gridwork.Kernel.Calendar;

/// <summary>
/// How much of a term has passed by a moment. Counting a term is then: find the first moment at which the measure has grown by
/// the term's length. Both directions cost at most a binary search.
/// </summary>
internal abstract class Measure
{
    public static readonly Measure Clock = new ClockTime();

    public static readonly Measure Days = new CalendarDays();

    /// <summary>The amount passed from the beginning of time to this tick of civil time.</summary>
    public abstract long At(long ticks);

    /// <summary>The first tick at which <paramref name="amount"/> has passed.</summary>
    public abstract long Reach(long amount);

    public static Measure WorkingDays(WorkingCalendar calendar) => new WorkedDays(calendar);

    public static Measure OfficeTime(WorkingCalendar calendar, OfficeHours hours) => new OfficeClock(calendar, hours);

    // A day has passed when it ends, so days are measured at midnights.
    private static long DayOf(long ticks) => ticks / TimeSpan.TicksPerDay;

    /// <summary>The first day by whose beginning <paramref name="amount"/> has passed.</summary>
    private static long FirstDay(Func<long, long> passedBefore, long amount)
    {
        var (low, high) = (0L, (long)DateOnly.MaxValue.DayNumber);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = passedBefore(middle) >= amount ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private sealed class ClockTime : Measure
    {
        public override long At(long ticks) => ticks;

        public override long Reach(long amount) => amount;
    }

    private sealed class CalendarDays : Measure
    {
        public override long At(long ticks) => DayOf(ticks);

        public override long Reach(long amount) => amount * TimeSpan.TicksPerDay;
    }

    private sealed class WorkedDays(WorkingCalendar calendar) : Measure
    {
        public override long At(long ticks) => calendar.WorkedBefore(DayOf(ticks));

        public override long Reach(long amount) => FirstDay(calendar.WorkedBefore, amount) * TimeSpan.TicksPerDay;
    }

    private sealed class OfficeClock : Measure
    {
        private readonly WorkingCalendar _calendar;
        private readonly Stretch[] _stretches;

        public OfficeClock(WorkingCalendar calendar, OfficeHours hours)
        {
            _calendar = calendar;
            _stretches = [.. hours.Stretches().Select(s => new Stretch(s.FirstDay, s.Intervals, s.Intervals.Sum(i => i.Length.Ticks)))];
            for (var i = 1; i < _stretches.Length; i++)
            {
                _stretches[i] = _stretches[i] with { Before = Through(_stretches[i - 1], _stretches[i].FirstDay) };
            }
        }

        public override long At(long ticks)
        {
            var day = DayOf(ticks);
            return Before(day) + (Works(day) ? Of(day).Intervals.Sum(i => Within(i, ticks % TimeSpan.TicksPerDay)) : 0);
        }

        public override long Reach(long amount)
        {
            var day = FirstDay(Before, amount) - 1;              // the amount is reached during this day
            var left = amount - Before(day);
            foreach (var interval in Of(day).Intervals)
            {
                if (left <= interval.Length.Ticks)
                {
                    return (day * TimeSpan.TicksPerDay) + interval.From.Ticks + left;
                }

                left -= interval.Length.Ticks;
            }

            throw new InvalidOperationException("A day holds less office time than its own sum.");
        }

        private static long Within(OfficeInterval interval, long time) => Math.Clamp(time - interval.From.Ticks, 0, interval.Length.Ticks);

        private long Before(long day) => Through(Of(day), day);

        private long Through(Stretch stretch, long day) =>
            stretch.Before + (stretch.Daily * (_calendar.WorkedBefore(day) - _calendar.WorkedBefore(stretch.FirstDay)));

        private bool Works(long day) => _calendar.IsWorkingDay(DateOnly.FromDayNumber((int)day));

        private Stretch Of(long day)
        {
            var (low, high) = (0, _stretches.Length - 1);
            while (low < high)
            {
                var middle = (low + high + 1) / 2;
                (low, high) = _stretches[middle].FirstDay <= day ? (middle, high) : (low, middle - 1);
            }

            return _stretches[low];
        }

        [StructLayout(LayoutKind.Auto)]
        private readonly record struct Stretch(long FirstDay, IReadOnlyList<OfficeInterval> Intervals, long Daily)
        {
            public long Before { get; init; }
        }
    }
}
