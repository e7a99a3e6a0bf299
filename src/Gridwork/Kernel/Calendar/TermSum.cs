namespace Gridwork.Kernel.Calendar;

/// <summary>A term counted: when it is due, and why.</summary>
public sealed class TermSum
{
    private readonly Counting _counting;
    private readonly WorkTime _time;
    private readonly Pauses _pauses;

    internal TermSum(Term term, DateTimeOffset from, long? due, bool provisional, Counting counting, WorkTime time, Pauses pauses)
    {
        (Term, From, Provisional) = (term, from, due is not null && provisional);
        (_counting, _time, _pauses) = (counting, time, pauses);
        Due = due is { } ticks ? CivilTime.Moment(ticks) : CivilTime.Never;
    }

    public Term Term { get; }

    public DateTimeOffset From { get; }

    /// <summary>The first moment that is too late; <see cref="CivilTime.Never"/> while the term stands. Write it with <see cref="CivilTime.WriteEnd"/>.</summary>
    public DateTimeOffset Due { get; }

    /// <summary>A pause without an end holds the term back.</summary>
    public bool Stands => Due == CivilTime.Never;

    /// <summary>The sum leans on days whose holidays are not announced yet.</summary>
    public bool Provisional { get; }

    public DateOnly LastDay => CivilTime.LastDay(Due);

    /// <summary>Each day from the first to the last, or to the pause that holds the term back. This walks days; computing does not.</summary>
    public IReadOnlyList<DayLine> Explain() => [.. _counting.Lines(Term, From, _time, _pauses)];
}
