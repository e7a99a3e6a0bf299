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

    /// <summary>Costs a few jumps into tables for each pause, whatever the length of the term.</summary>
    public TermSum Compute(Term term, DateTimeOffset from, WorkTime time, IReadOnlyList<Pause>? pauses = null) =>
        Compute(term, from, time, Pauses.Of(pauses));

    private protected abstract TermSum Compute(Term term, DateTimeOffset from, WorkTime time, Pauses pauses);

    internal abstract IEnumerable<DayLine> Lines(Term term, DateTimeOffset from, WorkTime time, Pauses pauses);

    private sealed class CountingByLaw(bool postpones) : Counting
    {
        private protected override TermSum Compute(Term term, DateTimeOffset from, WorkTime time, Pauses pauses)
        {
            if (RunsFromTheMoment(term))
            {
                return ByOfficeHours.Compute(term, from, time, pauses);
            }

            var days = new DayTerm(term, from, time, pauses, postpones);
            var end = days.End();
            var due = days.Due(end);
            return new TermSum(term, from, due, !days.Settled(end, due), this, time, pauses);
        }

        internal override IEnumerable<DayLine> Lines(Term term, DateTimeOffset from, WorkTime time, Pauses pauses) =>
            RunsFromTheMoment(term) ? ByOfficeHours.Lines(term, from, time, pauses) : new DayTerm(term, from, time, pauses, postpones).Lines();

        private static bool RunsFromTheMoment(Term term) => term.Unit is TermUnit.Minutes or TermUnit.UrgentHours or TermUnit.UrgentDays or TermUnit.WorkHours;
    }

    private sealed class CountingByOfficeHours : Counting
    {
        private protected override TermSum Compute(Term term, DateTimeOffset from, WorkTime time, Pauses pauses)
        {
            if (HasOnlyTheLawsMeaning(term))
            {
                return ByLaw.Compute(term, from, time, pauses);
            }

            var timed = new TimedTerm(term, from, time, pauses);
            var due = timed.Due();
            return new TermSum(term, from, due, !timed.Settled(due), this, time, pauses);
        }

        internal override IEnumerable<DayLine> Lines(Term term, DateTimeOffset from, WorkTime time, Pauses pauses) =>
            HasOnlyTheLawsMeaning(term) ? ByLaw.Lines(term, from, time, pauses) : new TimedTerm(term, from, time, pauses).Lines();

        private static bool HasOnlyTheLawsMeaning(Term term) => term.Unit is TermUnit.CalendarDays or TermUnit.Months;
    }
}
