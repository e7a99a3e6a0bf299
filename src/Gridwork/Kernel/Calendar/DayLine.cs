namespace Gridwork.Kernel.Calendar;

public enum DayReason
{
    /// <summary>The day from which the term runs is not counted.</summary>
    StartDay,
    Workday,

    /// <summary>A weekend day that is worked in exchange for a holiday.</summary>
    MakeUp,
    Weekend,
    Holiday,
    Paused,

    /// <summary>Counted, but for the time of a pause.</summary>
    PartlyPaused,

    /// <summary>Worked, but nothing of its office hours lies after the start or before the end.</summary>
    OutsideHours,

    /// <summary>The day to which the end moves, because the last day was a day off.</summary>
    Postponed,
}

/// <summary>One day of a term's sum.</summary>
/// <param name="Nth">The how manieth day of the term it is; for a term of hours null.</param>
/// <param name="Name">The holiday, for days off and make-up days.</param>
/// <param name="Time">What of the day counts, where time is counted and not days.</param>
public sealed record DayLine(DateOnly Day, bool Counted, int? Nth, DayReason Reason, string? Name, TimeSpan Time);

internal static class DayKinds
{
    public static DayReason AsReason(this DayKind kind) => kind switch
    {
        DayKind.Holiday => DayReason.Holiday,
        DayKind.Weekend => DayReason.Weekend,
        DayKind.MakeUp => DayReason.MakeUp,
        _ => DayReason.Workday,
    };
}
