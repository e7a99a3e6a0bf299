namespace Gridwork.Kernel.Calendar;

/// <summary>
/// How much of a term has passed by a moment. Counting a term is then: find the first moment at which the measure has grown by
/// the term's length. Both directions are a few jumps into the calendar's two tables, whatever the length.
/// A measure of days passes at midnight: a pause costs as many of them as midnights lie in it, and two pauses that touch cost
/// no more than one.
/// </summary>
internal abstract partial class Measure
{
    public static readonly Measure Clock = new ClockTime();

    public static readonly Measure Days = new CalendarDays();

    /// <summary>The amount passed from the beginning of time to this tick of civil time.</summary>
    public abstract long At(long ticks);

    /// <summary>The first tick at which <paramref name="amount"/> has passed.</summary>
    public abstract long Reach(long amount);

    public static Measure WorkingDays(WorkingCalendar calendar) => new WorkedDays(calendar);

    public static Measure OfficeTime(WorkingCalendar calendar, OfficeHours hours) => new OfficeClock(calendar, hours);

    private static long DayOf(long ticks) => ticks / TimeSpan.TicksPerDay;

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

        public override long Reach(long amount) => (calendar.WorkingDay(amount - 1) + 1) * TimeSpan.TicksPerDay;
    }
}
