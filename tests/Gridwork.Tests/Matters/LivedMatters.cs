using FsCheck;
using FsCheck.Fluent;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Terms;

namespace Gridwork.Tests.Matters;

/// <summary>Random lives: any act at any minute of day and night, under calendars, hours and limits drawn anew.</summary>
public static class LivedMatters
{
    internal static readonly DateOnly First = new(2026, 1, 1);

    internal static readonly Gen<Term> Terms =
        from unit in Gen.Elements(Enum.GetValues<TermUnit>())
        from count in Gen.Choose(1, unit switch { TermUnit.Months => 3, TermUnit.UrgentDays => 6, TermUnit.UrgentHours => 60, TermUnit.Minutes => 2000, TermUnit.CalendarDays => 30, _ => 12 })
        select new Term(count, unit);

    private static readonly Gen<DrawnCalendar> Calendars =
        from runs in Gen.ArrayOf(Run(), 24)
        from made in Gen.ArrayOf(Gen.Choose(0, 729), 40)
        from hours in Gen.Elements(OfficeHours.Usual, Hours(9, 13), Hours(0, 24), Hours(7, 11, 12, 20))
        let off = runs.SelectMany(r => Enumerable.Range(r.First, r.Length)).Select(First.AddDays).ToHashSet()
        let work = made.Select(First.AddDays).Where(d => !off.Contains(d)).ToHashSet()
        select new DrawnCalendar(WorkingCalendar.Shipped.With(Year(2026, off, work), Year(2027, off, work)), off, work, hours);

    // Mostly hours and days; sometimes long enough for a term, or a suspension, to run out.
    private static readonly Gen<Step> Steps =
        from choice in Gen.Choose(0, 5039)
        from wild in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from minutes in Gen.Frequency((4, Gen.Choose(0, 300)), (4, Gen.Choose(0, 2880)), (2, Gen.Choose(0, 15000)), (1, Gen.Elements(0, 1440, 60000)))
        from who in Gen.Choose(0, 2)
        from count in Gen.Frequency((3, Gen.Choose(0, 12)), (1, Gen.Choose(-1, 30)), (1, Gen.Choose(360, 370)))
        from yes in Gen.Frequency((3, Gen.Constant(true)), (1, Gen.Constant(false)))
        from rings in Gen.Elements(true, false)
        select new Step(choice, wild, minutes, who, Math.Abs(count), yes, rings);

    public static Arbitrary<LivedMatter> Life() => (
        from minute in Gen.Choose(0, 200 * 1440)
        from before in Calendars
        from after in Calendars
        from change in Gen.Choose(0, 50)
        from lag in Gen.Choose(0, 3)
        from contact in Limit()
        from verify in Limit()
        from check in Limit()
        from term in Terms
        from way in Gen.Elements(CountedBy.Law, CountedBy.OfficeHours)
        from asks in Gen.Elements(true, false)
        from length in Gen.Choose(1, 60)
        from steps in Gen.ArrayOf(Steps, length)
        select new LivedMatter(CivilTime.StartOf(First).AddMinutes(minute), before, after, change, lag, Rules(contact, verify, check), term, way, asks, steps)).ToArbitrary();

    private static Gen<(int First, int Length)> Run() => from first in Gen.Choose(0, 720) from length in Gen.Choose(1, 9) select (first, length);

    internal static Gen<ClockRules.Limit?> Limit() =>
        from term in Terms
        from way in Gen.Elements(CountedBy.Law, CountedBy.OfficeHours)
        from set in Gen.Elements(true, true, false)
        select set ? new ClockRules.Limit(term.Count, term.Unit, way) : null;

    private static ClockRules Rules(ClockRules.Limit? contact, ClockRules.Limit? verify, ClockRules.Limit? check) => new(
        [new(ClockKind.FirstContact, First, contact), new(ClockKind.Verification, First, verify), new(ClockKind.Check, First, check)]);

    private static CalendarYear Year(int year, HashSet<DateOnly> off, HashSet<DateOnly> work) => new(year, "无",
        [.. off.Where(d => d.Year == year).Select(d => new DaysOff(d, d, "节"))], [.. work.Where(d => d.Year == year).Select(d => new DayWorked(d, "节"))]);

    private static OfficeHours Hours(params int[] hours) =>
        OfficeHours.Of(hours.Chunk(2).Select(h => new OfficeInterval(TimeSpan.FromHours(h[0]), TimeSpan.FromHours(h[1])))).Value!;
}
