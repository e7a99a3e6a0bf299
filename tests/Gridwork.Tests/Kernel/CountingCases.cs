using FsCheck;
using FsCheck.Fluent;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Tests.Kernel;

/// <summary>Random starts of 2015–2026, terms of every unit, office hours that change with the season, and pauses.</summary>
public static class CountingCases
{
    private static readonly DateTimeOffset First = CivilTime.StartOf(new DateOnly(2015, 1, 1));

    private static readonly Gen<Term> Terms =
        from unit in Gen.Elements(Enum.GetValues<TermUnit>())
        from count in Gen.Choose(1, unit switch { TermUnit.Months => 14, TermUnit.CalendarDays => 120, TermUnit.WorkingDays => 30, TermUnit.Minutes => 6000, _ => 60 })
        select new Term(count, unit);

    private static readonly Gen<IReadOnlyList<OfficeInterval>> Opening =
        from cuts in Gen.ArrayOf(Gen.Choose(0, 96), 4)
        let quarters = cuts.Distinct().Order().ToArray()
        where quarters.Length >= 2
        select (IReadOnlyList<OfficeInterval>)[.. quarters.Chunk(2).Where(c => c.Length == 2).Select(c => new OfficeInterval(Quarter(c[0]), Quarter(c[1])))];

    // A summer in each year, its days and hours drawn anew.
    private static readonly Gen<OfficeHours> Hours =
        from usual in Opening
        from summer in Opening
        from spring in Gen.Choose(60, 170)
        from length in Gen.Choose(1, 150)
        from every in Gen.Elements(true, false)
        select every
            ? OfficeHours.Of(usual, Enumerable.Range(2014, 16).Select(y => Season(y, spring, length, summer))).Value!
            : OfficeHours.Usual;

    public static Arbitrary<CountingCase> Case() => (
        from minute in Gen.Choose(0, 12 * 365 * 1440)
        from term in Terms
        from hours in Hours
        from pauses in Gen.ListOf(PauseNear(First.AddMinutes(minute)))
        select new CountingCase(First.AddMinutes(minute), term, hours, [.. pauses.Take(4)])).ToArbitrary();

    private static Gen<Pause> PauseNear(DateTimeOffset start) =>
        from days in Gen.Choose(-5, 40)
        from minutes in Gen.Frequency((1, Gen.Constant(0)), (3, Gen.Choose(0, 1440)))
        from length in Gen.Frequency((3, Gen.Choose(0, 3000)), (2, Gen.Choose(0, 20000)), (1, Gen.Elements(1440, 2880)))
        from open in Gen.Frequency((9, Gen.Constant(false)), (1, Gen.Constant(true)))
        let begins = CivilTime.StartOf(CivilTime.DayOf(start).AddDays(days)).AddMinutes(minutes)
        select new Pause(begins, open ? null : begins.AddMinutes(length));

    private static OfficeSeason Season(int year, int spring, int length, IReadOnlyList<OfficeInterval> hours) =>
        new(new DateOnly(year, 1, 1).AddDays(spring), new DateOnly(year, 1, 1).AddDays(spring + length), hours);

    private static TimeSpan Quarter(int n) => TimeSpan.FromMinutes(15 * n);
}
