using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.FollowUps;

namespace Gridwork.Matters;

/// <content>What the reporter says after the report: more words while it is open, and that it is not solved when it was closed.</content>
public sealed partial class Matter
{
    /// <summary>A bound for the machine: a page shows that many.</summary>
    public const int MostAdded = 20;

    /// <summary>The handling clocks that a closing ended before it began again. What was promised first is never hidden.</summary>
    public MatterClocks Earlier { get; private set; } = MatterClocks.None;

    /// <summary>How often it began again after it was closed.</summary>
    public int Reopened { get; private set; }

    /// <summary>Null unless it is closed.</summary>
    public DateTimeOffset? ClosedAt => State is MatterState.Closed ? Touched : null;

    /// <summary>The number of the line that closed it last, by which one closing is told from the next; 0 before.</summary>
    public int Closing => _history.FindLast(line => line.To is MatterState.Closed)?.Nr ?? 0;

    public Problem? AddWords(string words, Actor by) => Move(MatterAct.AddWords, by, words);

    /// <summary>The reporter says, on the page or when asked by telephone, that it is not solved: back to the dispatcher, once in its life.</summary>
    /// <param name="days">How long after the closing that may be said.</param>
    public Problem? NotSolved(string reason, int days, Actor by)
    {
        if (ClosedAt is { } closed && LastToAnswer(closed, days) < CivilTime.DayOf(by.At))
        {
            return new AnswerTooLate(LastToAnswer(closed, days));
        }

        if (Move(MatterAct.NotSolved, by, reason) is { } refused)
        {
            return refused;
        }

        BeginAgain();
        return null;
    }

    /// <summary>The last day on which the reporter may say how it went.</summary>
    public static DateOnly LastToAnswer(DateTimeOffset closed, int days) => CivilTime.DayOf(closed).AddDays(days);

    private Problem? BarredToReporter(MatterAct act) => act switch
    {
        MatterAct.AddWords when _history.Count(line => line.Act is MatterAct.AddWords) >= MostAdded => new TooManyWords(MostAdded),
        MatterAct.NotSolved when _history.Exists(line => line.Act is MatterAct.NotSolved) => new ReopenedBefore(),
        _ => null,
    };

    private void BeginAgain()
    {
        Reopened++;
        Outcome = null;
        Earlier = Handling is { } old ? Earlier.Start(old) : Earlier;
        FreeOfUnit();
    }
}
