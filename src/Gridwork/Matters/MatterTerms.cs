using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters;

/// <summary>Whether a matter's term may be held or prolonged now, and why not. Facts A4: all of it only before the deadline.</summary>
internal static class MatterTerms
{
    /// <summary>挂账: at most once, at most so many days.</summary>
    public const int MostSuspendedDays = 365;

    /// <summary>The day to look again, or to ask again, lies within a year.</summary>
    public static Problem? LookAgain(DateOnly day, Actor by)
    {
        var today = CivilTime.DayOf(by.At);
        return day > today && day <= today.AddDays(MostSuspendedDays) ? null : new LookAgainOutOfRange(today.AddDays(1), today.AddDays(MostSuspendedDays));
    }

    public static Problem? Barred(MatterAct act, TermClock? handling, int suspensions, Actor by) => act switch
    {
        MatterAct.Suspend or MatterAct.PauseClock or MatterAct.AskExtension when handling is null => new NoClockRuns(),
        MatterAct.Suspend or MatterAct.PauseClock or MatterAct.AskExtension when handling.Due <= by.At => new DeadlinePassed(handling.Due),
        MatterAct.Suspend when suspensions > 0 => new SuspendedBefore(),
        MatterAct.Suspend or MatterAct.PauseClock when handling.Paused => new ClockStands(),
        MatterAct.ResumeClock when handling is not { Paused: true } => new ClockRunsAlready(),
        MatterAct.AskExtension when handling.Asked is not null => new ExtensionAsked(),
        MatterAct.AskExtension when handling.Extensions.Count(e => e.Granted is true) >= TermClock.MostExtensions => new ExtensionsUsed(TermClock.MostExtensions),
        MatterAct.DecideExtension when handling?.Asked is null => new NoExtensionAsked(),
        MatterAct.DecideExtension when handling.Asked.AskedBy == by.Id => new OwnRequest(),
        _ => null,
    };
}
