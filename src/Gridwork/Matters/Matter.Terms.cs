using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters;

/// <content>What holds and prolongs a matter's term, and what its clocks tell.</content>
public sealed partial class Matter
{
    /// <summary>挂账: cannot be solved yet. The handling clock stands until somebody resumes it, at most a year.</summary>
    public Problem? Suspend(string reason, string paper, DateOnly lookAgain, Actor by, Timing timing)
    {
        if (MatterTerms.LookAgain(lookAgain, by) is { } outside)
        {
            return outside;
        }

        if (Move(MatterAct.Suspend, by, Papered(reason, paper), UnitName) is { } refused)
        {
            return refused;
        }

        (Suspensions, LookAgain) = (Suspensions + 1, lookAgain);
        Set(Clocks.Change(ClockKind.Handling, c => c.Pause(reason, paper, by.At, timing.Time)));
        return null;
    }

    public Problem? Resume(string? note, Actor by, Timing timing)
    {
        var resumed = Clocks.Change(ClockKind.Handling, c => c.Resume(by.At, timing.Time));
        if (Move(MatterAct.Resume, by, note, UnitName, resumed.Of(ClockKind.Handling)?.Due) is { } refused)
        {
            return refused;
        }

        LookAgain = null;
        Set(resumed);
        return null;
    }

    /// <summary>The term waits for somebody else, with the paper that says so; the work may go on.</summary>
    public Problem? PauseClock(string reason, string paper, Actor by, Timing timing)
    {
        if (Move(MatterAct.PauseClock, by, Papered(reason, paper), UnitName) is { } refused)
        {
            return refused;
        }

        Set(Clocks.Change(ClockKind.Handling, c => c.Pause(reason, paper, by.At, timing.Time)));
        return null;
    }

    public Problem? ResumeClock(string? note, Actor by, Timing timing)
    {
        var resumed = Clocks.Change(ClockKind.Handling, c => c.Resume(by.At, timing.Time));
        if (Move(MatterAct.ResumeClock, by, note, UnitName, resumed.Of(ClockKind.Handling)?.Due) is { } refused)
        {
            return refused;
        }

        Set(resumed);
        return null;
    }

    public Problem? AskExtension(int count, string reason, Actor by)
    {
        if (Promise is { } promise && (count < 1 || count > promise.Count))
        {
            return new ExtensionTooLong(promise.Count);
        }

        if (Move(MatterAct.AskExtension, by, reason, UnitName) is { } refused)
        {
            return refused;
        }

        Set(Clocks.Change(ClockKind.Handling, c => c with { Extensions = [.. c.Extensions, new Extension(count, reason, by.Id, by.Name, by.At)] }));
        return null;
    }

    /// <summary>However late it is decided, what is granted counts from the old deadline.</summary>
    public Problem? DecideExtension(bool granted, string? answer, Actor by, Timing timing)
    {
        if (Barred(MatterAct.DecideExtension, by) is { } refused)
        {
            return refused;
        }

        var decided = Clocks.Change(ClockKind.Handling, c => c.Decide(granted, answer, by.Name, by.At, timing.Time));
        Move(MatterAct.DecideExtension, by, answer, UnitName, granted ? decided.Of(ClockKind.Handling)!.Due : null);
        Set(decided);
        return null;
    }

    /// <summary>Gives the alarms that are due, and says which clocks gave one.</summary>
    public IReadOnlyList<TermClock> Ring(DateTimeOffset now, Timing timing)
    {
        var (rung, told) = Clocks.Ring(now, timing.Time);
        Set(rung);
        return told;
    }

    /// <summary>When a suspension ends by itself; null when there is none.</summary>
    public DateTimeOffset? SuspendedUntil => State is MatterState.Suspended && Handling?.Pauses is [.., { To: null, From: var from }]
        ? CivilTime.EndOf(CivilTime.DayOf(from).AddDays(MatterTerms.MostSuspendedDays))
        : null;

    /// <summary>The day to look again, when it has come: told once, then only the last day of the suspension is left.</summary>
    public DateOnly? LookedAt(DateTimeOffset now)
    {
        if (LookAgain is not { } day || CivilTime.StartOf(day) > now)
        {
            return null;
        }

        LookAgain = null;
        Set(Clocks);
        return day;
    }

    /// <summary>Counts every running clock by another calendar, other hours or other limits; one whose deadline moves or falls away leaves a line. False when none did.</summary>
    public bool Recount(Actor by, Timing timing)
    {
        var (counted, moved) = Clocks.Again(timing, by.At);
        Set(counted);
        TimeVersion = timing.Version;
        foreach (var (old, next) in moved)
        {
            Write(MatterAct.Recount, State, by, note: null, UnitName, next?.Due, old.Kind);
        }

        Touched = by.At;
        return moved.Count > 0;
    }

    private static string Papered(string reason, string paper) => $"{reason}\n{paper}";
}
