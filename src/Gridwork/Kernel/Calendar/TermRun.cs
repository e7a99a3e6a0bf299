using static Gridwork.Kernel.Calendar.CivilTime;

namespace Gridwork.Kernel.Calendar;

/// <summary>
/// A term that may be prolonged and held: each extension is counted from the deadline before it, however late it was decided, and a pause
/// holds whatever part it falls into.
/// </summary>
/// <param name="Parts">The term itself, then its extensions in order.</param>
public sealed record TermRun(IReadOnlyList<Term> Parts, DateTimeOffset From, IReadOnlyList<Pause> Pauses, Counting By)
{
    private const int Whole = 100;

    public RunSum Compute(WorkTime time)
    {
        var (sums, from) = (new List<TermSum>(Parts.Count), From);
        foreach (var part in Parts)
        {
            var sum = By.Compute(part, from, time, Pauses);
            sums.Add(sum);
            if (sum.Stands)
            {
                break;
            }

            from = EndsWithItsDay(part) ? sum.Due.AddTicks(-1) : sum.Due;
        }

        return new RunSum(sums);
    }

    /// <summary>
    /// The moment by which <paramref name="percent"/> of the counted time has passed: office time for terms of working days and hours, the
    /// clock's for all others. One that falls outside office hours moves to the next opening, unless that is too late; urgent terms run at
    /// night, and so do their alarms. Null while a pause without end comes first.
    /// </summary>
    public DateTimeOffset? AlarmAt(int percent, WorkTime time)
    {
        var sum = Compute(time);
        if (sum.Stands)
        {
            return null;
        }

        var pauses = Kernel.Calendar.Pauses.Of(Pauses);
        var measure = Parts[0].Unit is TermUnit.WorkingDays or TermUnit.WorkHours ? time.Office : Measure.Clock;
        var start = EndsWithItsDay(Parts[0]) ? Ticks(EndOf(DayOf(From))) : Ticks(From);
        var total = pauses.Passed(measure, start, Ticks(sum.Due));
        var share = ((total * percent) + Whole - 1) / Whole;
        var reached = pauses.Reach(measure, start, share) ?? Ticks(sum.Due);
        return Moment(Math.Min(IsUrgent ? reached : InOfficeHours(reached, sum, time), Ticks(sum.Due)));
    }

    private bool IsUrgent => Parts[0].Unit is TermUnit.Minutes or TermUnit.UrgentHours or TermUnit.UrgentDays;

    // Days by law end at 24:00 of their last day: what follows counts from that day on, as from any day of a start.
    private bool EndsWithItsDay(Term part) => part.Unit is TermUnit.CalendarDays or TermUnit.Months || (part.Unit is TermUnit.WorkingDays && By != Counting.ByOfficeHours);

    private static long InOfficeHours(long ticks, RunSum sum, WorkTime time)
    {
        var opening = time.Office.Reach(time.Office.At(ticks) + 1) - 1;
        return opening < Ticks(sum.Due) ? Math.Max(ticks, opening) : ticks;
    }
}

/// <summary>A term with its extensions, counted.</summary>
public sealed record RunSum(IReadOnlyList<TermSum> Parts)
{
    public DateTimeOffset Due => Parts[^1].Due;

    public bool Stands => Parts[^1].Stands;

    public bool Provisional => Parts.Any(p => p.Provisional);

    /// <summary>Each day once: the day on which an extension begins is the last one of the part before.</summary>
    public IReadOnlyList<DayLine> Explain() =>
        [.. Parts.SelectMany((part, nr) => part.Explain().Where(line => nr == 0 || line.Reason is not DayReason.StartDay))];
}
