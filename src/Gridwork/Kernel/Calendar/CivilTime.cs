using System.Globalization;

namespace Gridwork.Kernel.Calendar;

/// <summary>Civil time in China: one zone, +08:00, without summer time since 1992. Days are half-open, 00:00 to 24:00.</summary>
public static class CivilTime
{
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>What stands for "no end is in sight", for example while a term is paused.</summary>
    public static readonly DateTimeOffset Never = new(9999, 12, 31, 0, 0, 0, Offset);

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Offset).DateTime);

    /// <summary>24:00 of the day, which is 00:00 of the next.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new(day, time, Offset);

    /// <summary>To the minute, as people write it.</summary>
    public static TimeOnly TimeOf(DateTimeOffset moment) => new(moment.ToOffset(Offset).Hour, moment.ToOffset(Offset).Minute);

    public static DateTimeOffset StartOf(DateOnly day) => new(day, TimeOnly.MinValue, Offset);

    /// <summary>The day an end belongs to: what ends at 00:00 ends with the day before.</summary>
    public static DateOnly LastDay(DateTimeOffset end) => DayOf(end.AddTicks(-1));

    /// <summary>An end as people write it: <c>2026-02-26 24:00</c>, never <c>2026-02-27 00:00</c>.</summary>
    public static string WriteEnd(DateTimeOffset end)
    {
        var civil = end.ToOffset(Offset);
        return civil.TimeOfDay == TimeSpan.Zero
            ? LastDay(end).ToString("yyyy-MM-dd' 24:00'", CultureInfo.InvariantCulture)
            : Write(end);
    }

    public static string Write(DateTimeOffset moment) => moment.ToOffset(Offset).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    // Terms are counted on a line of ticks of civil time; day n of DateOnly begins at n × TicksPerDay.
    internal static long Ticks(DateTimeOffset moment) => moment.ToOffset(Offset).Ticks;

    internal static DateTimeOffset Moment(long ticks) => new(ticks, Offset);
}
