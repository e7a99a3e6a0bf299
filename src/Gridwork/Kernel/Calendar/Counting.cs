namespace Gridwork.Kernel.Calendar;

/// <summary>How a term is counted. Two ways are named; which of them holds is for the rule that sets the term to say.</summary>
public abstract class Counting
{
    /// <summary>One working day of office time.</summary>
    public static readonly TimeSpan WorkingDay = TimeSpan.FromHours(8);

    private protected Counting()
    {
    }

    /// <summary>
    /// Civil Code arts 200–204: the day of the start is not counted, hours run from the moment, months end on the corresponding
    /// day or else the month's last; a term of calendar days or months whose last day is off ends with the next working day;
    /// days end at 24:00.
    /// </summary>
    public static Counting ByLaw { get; } = new CountingByLaw(postpones: true);

    /// <summary>The same for an authority's own limit: the postponement protects the party, so here the end is not moved.</summary>
    public static Counting ByLawOwnLimit { get; } = new CountingByLaw(postpones: false);

    /// <summary>From the moment on, in office time: a working day is 8 work hours. Calendar days and months have only the law's meaning.</summary>
    public static Counting ByOfficeHours { get; } = new CountingByOfficeHours();

    /// <summary>Costs a binary search for each pause, whatever the length of the term.</summary>
    public abstract TermSum Compute(Term term, DateTimeOffset from, WorkTime time, IReadOnlyList<Pause>? pauses = null);

    /// <summary>Hours, and days that are a number of hours: they run from the moment, alike in both ways.</summary>
    private protected static TermSum FromTheMoment(TimedTerm timed)
    {
        var due = timed.Pauses.Reach(timed.Measure, timed.Start, timed.Amount);
        return new TermSum(timed.Term, timed.From, due, timed.LeansOnCalendar && !timed.Settled(due), () => timed.Lines(due));
    }

    private sealed class CountingByLaw(bool postpones) : Counting
    {
        public override TermSum Compute(Term term, DateTimeOffset from, WorkTime time, IReadOnlyList<Pause>? pauses = null)
        {
            if (term.Unit is TermUnit.UrgentHours or TermUnit.UrgentDays or TermUnit.WorkHours)
            {
                return FromTheMoment(new TimedTerm(term, from, time, Pauses.Of(pauses)));
            }

            var days = new DayTerm(term, from, time, Pauses.Of(pauses).WholeDays());
            var end = days.End();
            var due = postpones && end is { } last ? days.Postpone(last) : end;
            return new TermSum(term, from, due, !days.Settled(end, due, postpones), () => days.Lines(end, due));
        }
    }

    private sealed class CountingByOfficeHours : Counting
    {
        public override TermSum Compute(Term term, DateTimeOffset from, WorkTime time, IReadOnlyList<Pause>? pauses = null) =>
            term.Unit is TermUnit.CalendarDays or TermUnit.Months
                ? ByLaw.Compute(term, from, time, pauses)
                : FromTheMoment(new TimedTerm(term, from, time, Pauses.Of(pauses)));
    }
}
