namespace Gridwork.Kernel.Calendar;

/// <summary>A calendar and the office hours on it: all that a counting needs to know of a site. Immutable and shared.</summary>
public sealed class WorkTime(WorkingCalendar calendar, OfficeHours hours)
{
    public WorkTime(WorkingCalendar calendar) : this(calendar, OfficeHours.Usual)
    {
    }

    public WorkingCalendar Calendar => calendar;

    public OfficeHours Hours => hours;

    /// <summary>Twelve letters that change when a day of the calendar or an office hour does: what was counted by another version is counted again.</summary>
    public string Version { get; } = WorkTimeVersion.Of(calendar, hours);

    internal Measure Days { get; } = Measure.WorkingDays(calendar);

    internal Measure Office { get; } = Measure.OfficeTime(calendar, hours);
}
