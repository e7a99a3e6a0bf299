using System.Runtime.InteropServices;
using static Gridwork.Kernel.Calendar.CivilTime;

namespace Gridwork.Kernel.Calendar;

/// <summary>A term of an amount of time from a moment on: of the clock's, or of the office's.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TimedTerm(Term Term, DateTimeOffset From, WorkTime Time, Pauses Pauses)
{
    public bool LeansOnCalendar => Term.Unit is TermUnit.WorkHours or TermUnit.WorkingDays;

    public Measure Measure => LeansOnCalendar ? Time.Office : Measure.Clock;

    public long Start => Ticks(From);

    public long Amount => Term.Count * One.Ticks;

    private TimeSpan One => OneDay ?? (Term.Unit is TermUnit.Minutes ? TimeSpan.FromMinutes(1) : TimeSpan.FromHours(1));

    private TimeSpan? OneDay => Term.Unit switch
    {
        TermUnit.WorkingDays => Counting.WorkingDay,
        TermUnit.UrgentDays => TimeSpan.FromDays(1),
        _ => null,
    };

    public long? Due() => Pauses.Reach(Measure, Start, Amount);

    public bool Settled(long? due) =>
        !LeansOnCalendar || due is not { } end || (Time.Calendar.IsSettled(DayOf(From)) && Time.Calendar.IsSettled(LastDay(Moment(end))));

    public IEnumerable<DayLine> Lines()
    {
        var due = Due();
        var end = due ?? Math.Max(Start, Pauses.OpenFrom!.Value);
        var last = due is null ? DayOf(Moment(end)) : LastDay(Moment(end));
        var sum = 0L;
        for (var day = DayOf(From); day <= last; day = day.AddDays(1))
        {
            var (begins, ends) = (Math.Max(Start, Ticks(StartOf(day))), Math.Min(end, Ticks(EndOf(day))));
            var passed = Pauses.Passed(Measure, begins, ends);
            sum += passed;
            var nth = passed > 0 && OneDay is { } one ? (int)((sum + one.Ticks - 1) / one.Ticks) : (int?)null;
            yield return new DayLine(day, passed > 0, nth, Reason(day, begins, passed), Time.Calendar.NameOf(day), TimeSpan.FromTicks(passed));
        }
    }

    private DayReason Reason(DateOnly day, long begins, long passed)
    {
        var paused = Pauses.Lost(Measure, begins, Ticks(EndOf(day))) > 0;
        return (passed > 0, paused) switch
        {
            (true, true) => DayReason.PartlyPaused,
            (false, true) => DayReason.Paused,
            (false, false) when LeansOnCalendar && Time.Calendar.IsWorkingDay(day) => DayReason.OutsideHours,
            _ => Time.Calendar.KindOf(day).AsReason(),
        };
    }
}
