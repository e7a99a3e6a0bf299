using Gridwork.Kernel;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters;

/// <content>'Not ours', said by the unit that has it, and what only the level above can do.</content>
public sealed partial class Matter
{
    /// <summary>Of the dispatch in force, or of the one that it ended.</summary>
    public Contest? Contest { get; private set; }

    /// <summary>It waits for a ruling; a column, for the list.</summary>
    public bool Contested { get; private set; }

    /// <summary>Where it is, while it is above.</summary>
    public HandedTo? Above { get; private set; }

    /// <summary>'Not ours'. The term goes on, and the unit stays responsible until somebody has ruled.</summary>
    public Problem? ContestIt(string reason, string evidence, Actor by, Timing timing)
    {
        if (Move(MatterAct.Contest, by, $"{reason}\n{evidence}", UnitName) is { } refused)
        {
            return refused;
        }

        Set(new Contest(reason, evidence, by.Id, by.Name, by.At));
        Begin(ClockKind.Ruling, by.At, timing);
        return null;
    }

    /// <summary>A third person rules. Upheld, it goes back to the dispatcher as if it were taken back.</summary>
    public Problem? Rule(bool upheld, string ruling, Actor by)
    {
        if (Move(upheld ? MatterAct.Uphold : MatterAct.Overrule, by, ruling, UnitName) is { } refused)
        {
            return refused;
        }

        Set(Contest!.Ruled(upheld, ruling, by));
        Set(Clocks.End(ClockKind.Ruling, by.At));
        if (upheld)
        {
            FreeOfUnit();
        }

        return null;
    }

    /// <summary>The dispatcher takes it back for another unit, and with it gives in to a contest. The promise falls: the next unit gets a term of its own.</summary>
    public Problem? Return(string reason, Actor by)
    {
        if (Move(MatterAct.Return, by, reason, UnitName) is { } refused)
        {
            return refused;
        }

        Set(Contested ? Contest!.Ruled(upheld: true, reason, by) : Contest);
        Set(Clocks.End(ClockKind.Ruling, by.At));
        FreeOfUnit();
        return null;
    }

    /// <summary>The level above has to do it. What the resident was promised goes on: nobody's term stops because a paper travels.</summary>
    /// <param name="askAgain">The day to ask how it stands.</param>
    public Problem? HandUp(string to, string paper, string reason, DateOnly askAgain, Actor by)
    {
        if (MatterTerms.LookAgain(askAgain, by) is { } outside)
        {
            return outside;
        }

        if (Move(MatterAct.HandUp, by, Papered(reason, paper), to) is { } refused)
        {
            return refused;
        }

        (Unit, UnitName, Handler, Basis) = (null, null, null, null);
        (Above, LookAgain) = (new HandedTo(to, paper, by.Name, by.At), askAgain);
        Set(Clocks);
        return null;
    }

    /// <summary>It came back undone: to the dispatcher, as if it were taken back.</summary>
    public Problem? GetBack(string reason, Actor by)
    {
        if (Move(MatterAct.GetBack, by, reason, Above?.To) is { } refused)
        {
            return refused;
        }

        (Above, LookAgain) = (null, null);
        FreeOfUnit();
        return null;
    }

    /// <summary>The level above did it, and the township has its answer: it is checked and closed like any other.</summary>
    public Problem? SettleAbove(string report, Actor by, Timing timing)
    {
        if (Move(MatterAct.SettleAbove, by, report, Above?.To) is { } refused)
        {
            return refused;
        }

        (Above, LookAgain) = (null, null);
        Set(Clocks.End(ClockKind.Handling, by.At));
        Begin(ClockKind.Check, by.At, timing);
        return null;
    }

    private Problem? BarredByContest(MatterAct act, Actor by) => act switch
    {
        MatterAct.Return or MatterAct.Contest when Unit is null => new NoUnitHasIt(),
        MatterAct.Contest when Contest is not null => new ContestedBefore(),
        MatterAct.Uphold or MatterAct.Overrule when !Contested => new NothingContested(),
        MatterAct.Uphold or MatterAct.Overrule when IsParty(by.Id) => new PartyCannotRule(),
        MatterAct.Return when Contested && Contest!.By == by.Id => new PartyCannotRule(),
        MatterAct.Suspend or MatterAct.HandUp when Contested => new ContestWaits(UnitName!),
        _ => null,
    };

    /// <summary>Who dispatched, who contested, and whoever worked for the unit: none of them rules.</summary>
    private bool IsParty(PersonId person) => Contest!.By == person || WorkedOnIt(person) || _history.FindLast(line => line.Act is MatterAct.Dispatch)?.By == person;

    private void Set(Contest? contest) => (Contest, Contested) = (contest, contest is { Upheld: null });

    private void FreeOfUnit()
    {
        (Unit, UnitName, Handler, Basis) = (null, null, null, null);
        Set(Clocks.Drop(ClockKind.Handling));
    }
}
