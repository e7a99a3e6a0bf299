using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Terms;
using Gridwork.Tests.Kernel;

namespace Gridwork.Bench;

/// <summary>Terms as sites meet them: starts of 2015–2026, every unit, office hours with and without a summer, up to three pauses.</summary>
internal sealed class TermCases(int seed)
{
    private static readonly DateOnly First = new(2015, 1, 1);
    private static readonly DateOnly Last = new(2026, 12, 31);

    private static readonly WorkTime[] Times = [WorkTime.Usual, new(WorkingCalendar.Shipped, WithSummers())];

    private static readonly DateOnly[] Holidays =
    [
        .. Enumerable.Range(0, Last.DayNumber - First.DayNumber).Select(First.AddDays).Where(d => WorkingCalendar.Shipped.KindOf(d) == DayKind.Holiday),
    ];

    private readonly Random _random = new(seed);

    public TermCase Draw(TermUnit unit)
    {
        var start = CivilTime.StartOf(First).AddMinutes(_random.Next((Last.DayNumber - First.DayNumber) * 1440));
        var term = new Term(_random.Next(1, unit switch { TermUnit.Months => 14, TermUnit.CalendarDays => 120, TermUnit.WorkingDays => 30, _ => 60 } + 1), unit);
        var time = Times[_random.Next(2)];
        Pause[] pauses = [.. Enumerable.Range(0, _random.Next(4)).Select(_ => PauseNear(start))];
        return new TermCase(new CountingCase(start, term, time.Hours, pauses), time, ByLaw: _random.Next(2) == 0);
    }

    // A third begins within a holiday and a third ends in one; one in twenty has not ended.
    private Pause PauseNear(DateTimeOffset start)
    {
        var begins = start.AddMinutes(_random.Next(-2, 30) * 1440).AddMinutes(_random.Next(1440));
        begins = _random.Next(3) == 0 ? InHoliday(begins) : begins;
        var ends = begins.AddMinutes(_random.Next(1, 20_000));
        ends = _random.Next(3) == 0 ? InHoliday(ends) : ends;
        return new Pause(begins, _random.Next(20) == 0 ? null : ends);
    }

    private DateTimeOffset InHoliday(DateTimeOffset after)
    {
        var next = Array.BinarySearch(Holidays, CivilTime.DayOf(after).AddDays(1));
        next = next < 0 ? ~next : next;
        return next < Holidays.Length ? CivilTime.StartOf(Holidays[next]).AddMinutes(_random.Next(2) * _random.Next(1440)) : after;
    }

    private static OfficeHours WithSummers() => OfficeHours.Of(
        [Interval(8, 12), Interval(14, 18)],
        Enumerable.Range(2014, 16).Select(y => new OfficeSeason(new DateOnly(y, 6, 1), new DateOnly(y, 9, 30), [Interval(8, 12), Interval(15, 19)]))).Value!;

    private static OfficeInterval Interval(int from, int to) => new(TimeSpan.FromHours(from), TimeSpan.FromHours(to));
}

internal sealed record TermCase(CountingCase Case, WorkTime Time, bool ByLaw)
{
    public TermSum Sum() => (ByLaw ? Counting.ByLaw : Counting.ByOfficeHours).Compute(Case.Term, Case.From, Time, Case.Pauses);

    public DateTime? SlowSum() => ByLaw ? SlowCounter.ByLaw(Case, postpones: true) : SlowCounter.ByOfficeHours(Case);
}
