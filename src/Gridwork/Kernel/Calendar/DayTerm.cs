using System.Runtime.InteropServices;
using static Gridwork.Kernel.Calendar.CivilTime;

namespace Gridwork.Kernel.Calendar;

/// <summary>A term of whole days after the day of its start: working days, calendar days or months.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DayTerm(Term Term, DateTimeOffset From, WorkTime Time, Pauses Pauses, bool Postpones)
{
    private WorkingCalendar Calendar => Time.Calendar;

    private DateOnly StartDay => DayOf(From);

    private bool CountsWorkingDays => Term.Unit == TermUnit.WorkingDays;

    private Measure Measure => CountsWorkingDays ? Time.Days : Measure.Days;

    /// <summary>The corresponding day of a later month lies a known number of days ahead; what a pause takes is added to it.</summary>
    private int Amount => Term.Unit == TermUnit.Months ? StartDay.AddMonths(Term.Count).DayNumber - StartDay.DayNumber : Term.Count;

    public long? End() => Pauses.Reach(Measure, Ticks(EndOf(StartDay)), Amount);

    /// <summary>The end, or that of the next working day, when the last day is off and the term is one that moves.</summary>
    public long? Due(long? end) =>
        end is not { } last || !Postpones || CountsWorkingDays || Calendar.IsWorkingDay(LastDayOf(last)) ? end : Pauses.Reach(Time.Days, last, 1);

    /// <summary>Working days lean on the calendar all the way; calendar days only for the day they end on.</summary>
    public bool Settled(long? end, long? due) => end is null || due is null
        || (!CountsWorkingDays && !Postpones)
        || (Calendar.IsSettled(LastDayOf(due.Value)) && Calendar.IsSettled(CountsWorkingDays ? StartDay : LastDayOf(end.Value)));

    public IEnumerable<DayLine> Lines()
    {
        var end = End();
        var due = Due(end);
        var last = due is { } ticks ? LastDayOf(ticks) : DayOf(Moment(Math.Max(Ticks(From), Pauses.OpenFrom!.Value)));
        var nth = 0;
        for (var day = StartDay; day <= last; day = day.AddDays(1))
        {
            var (counted, reason) = Judge(day, end, due);
            nth += counted ? 1 : 0;
            yield return new DayLine(day, counted, counted ? nth : null, reason, Calendar.NameOf(day), TimeSpan.Zero);
        }
    }

    private (bool Counted, DayReason Reason) Judge(DateOnly day, long? end, long? due)
    {
        var kind = Calendar.KindOf(day).AsReason();
        var counts = Calendar.IsWorkingDay(day) || (!CountsWorkingDays && !IsAfter(day, end));
        return day == StartDay ? (false, DayReason.StartDay)
            : !counts ? (false, kind)
            : Pauses.Lost(Measure.Days, Ticks(StartOf(day)), Ticks(EndOf(day))) > 0 ? (false, DayReason.Paused)
            : IsAfter(day, end) && due is not null ? (false, DayReason.Postponed)
            : (true, kind);
    }

    private static bool IsAfter(DateOnly day, long? end) => end is { } ticks && day > LastDayOf(ticks);

    private static DateOnly LastDayOf(long end) => LastDay(Moment(end));
}
