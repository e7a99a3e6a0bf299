using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.DutyLists;
using Gridwork.Matters.Parties;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles.Calling;

/// <summary>Whistles: calls one or more units to a matter, each with a leg of its own. The first one leads.</summary>
internal sealed class CallUnits(GridworkDb db, MatterActs acts, SiteDuties duties, SiteClocks clocks, AreaBooks books, Caller caller, PartiesOf parties)
{
    public const int MostUnits = 20;

    public const int LongestTerm = 365;

    public sealed class Row
    {
        public Guid? Unit { get; set; }

        [StringLength(1000)]
        public string? Task { get; set; }
    }

    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        /// <summary>Of the duty list, where it is cited.</summary>
        [StringLength(40)]
        public string? Item { get; set; }

        [Required]
        public WhistleKind? Kind { get; set; }

        [Required, StringLength(1000)]
        public string? Ask { get; set; }

        /// <summary>Lines without a unit are left out.</summary>
        [MaxLength(MostUnits)]
        public List<Row> Units { get; set; } = [];

        [Range(1, LongestTerm)]
        public int? Arrival { get; set; }

        public TermUnit ArrivalUnit { get; set; } = Kernel.Calendar.TermUnit.WorkHours;

        [Required, Range(1, LongestTerm)]
        public int? Count { get; set; }

        [Required]
        public TermUnit? TermUnit { get; set; }

        /// <summary>Of the whole matter, where no term runs yet.</summary>
        [Range(1, LongestTerm)]
        public int? Whole { get; set; }

        public TermUnit WholeUnit { get; set; } = Kernel.Calendar.TermUnit.WorkingDays;
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var ask = TypedText.Required(form.Ask, "ask", 1000);
        if (!ask.Ok)
        {
            return ask.Problem;
        }

        if (form.Arrival is null && form.Kind is not WhistleKind.KeyTask)
        {
            return new ArrivalTermMissing();
        }

        var (basis, uncited) = await duties.Cite(form.Item, ct);
        if (uncited is not null)
        {
            return uncited;
        }

        var called = await Called(id, form, ct);
        if (!called.Ok)
        {
            return called.Problem;
        }

        if (await parties.Among(id, [.. called.Value.Select(c => c.Unit.Id)], ct) is { } party)
        {
            return party;
        }

        var (timing, from) = (await clocks.Now(ct), await From(ct));
        var line = $"{string.Join(' ', called.Value.Select(c => c.Unit.Name))}\n{ask.Value}";
        return await acts.Do(id, Can.Whistle, MatterAct.Whistle, form.Version, line, (matter, by) => Call(matter, form, (ask.Value, line, basis), called.Value, from, by, timing), ct);
    }

    private Problem? Call(Matter matter, Form form, (string Ask, string Line, Basis? Basis) what, IReadOnlyList<(Unit Unit, string Task)> called, Origin from, Actor by, Timing timing)
    {
        var day = CivilTime.DayOf(by.At);
        if (called.Select(c => c.Unit.CannotCome(matter.Area, day)).FirstOrDefault(p => p is not null) is { } cannot)
        {
            return cannot;
        }

        var whole = form.Whole is { } count ? Until(new Term(count, form.WholeUnit)) : null;
        if (matter.Whistle(whole, what.Line, by, timing) is { } refused)
        {
            return refused;
        }

        var whistle = Whistles.Whistle.Call(matter, form.Kind!.Value, what.Ask, what.Basis, from, by);
        db.Add(whistle);
        foreach (var ((unit, task), first) in called.Select((c, at) => (c, at == 0)))
        {
            var arrival = form.Arrival is { } within ? Until(new Term(within, form.ArrivalUnit)) : null;
            var result = Until(new Term(form.Count!.Value, form.TermUnit!.Value));
            var leg = Leg.Call(whistle, matter, new CalledUnit(unit.Id, unit.Name, first ? LegRole.Lead : LegRole.Co, task), arrival, result, by, timing);
            db.Add(leg);
            db.TellOf(leg, by.At);
        }

        return null;

        Promise Until(Term term) => Promise.Of(term, CountedBy.Law, by.At, timing.Time);
    }

    private async Task<Result<IReadOnlyList<(Unit Unit, string Task)>>> Called(MatterId id, Form form, CancellationToken ct)
    {
        var rows = form.Units.Where(r => r.Unit is not null).ToList();
        if (rows.Count == 0)
        {
            return new NoUnitCalled();
        }

        var ids = rows.ConvertAll(r => new UnitId(r.Unit!.Value));
        // Everywhere: a unit of the county serves the town without lying in it. Whether it serves the place is asked when it is called.
        var units = await db.Everywhere<Unit>().AsNoTracking().Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, ct);
        // Everywhere: of the matter that is acted on.
        var there = await db.Everywhere<Leg>().AsNoTracking().Where(l => l.Matter == id && l.Open).Select(l => l.Unit).ToListAsync(ct);
        var called = new List<(Unit, string)>();
        foreach (var row in rows)
        {
            if (!units.TryGetValue(new UnitId(row.Unit!.Value), out var unit))
            {
                return new UnitServesElsewhere();
            }

            if (there.Contains(unit.Id))
            {
                return new CalledTwice(unit.Name);
            }

            var task = TypedText.Optional(row.Task, "task", 1000);
            if (task is { Ok: false } or { Value.Length: 0 })
            {
                return task.Problem ?? new TaskMissing(unit.Name);
            }

            there.Add(unit.Id);
            called.Add((unit, task.Value));
        }

        return called;
    }

    /// <summary>A unit of the caller, or where the caller serves.</summary>
    private async Task<Origin> From(CancellationToken ct)
    {
        var units = caller.Units.Select(u => new UnitId(u)).ToList();
        // Everywhere: the caller's own unit.
        var unit = units.Count == 0 ? null : await db.Everywhere<Unit>().AsNoTracking().Where(u => units.Contains(u.Id)).OrderBy(u => u.Id).Select(u => new { u.Id, u.Name }).FirstOrDefaultAsync(ct);
        return unit is not null ? new Origin(unit.Id, unit.Name)
            : new Origin(null, await Place(ct));
    }

    private async Task<string> Place(CancellationToken ct)
    {
        var book = await books.Today(ct);
        return book.Name(book.Roots(caller.Scope(Can.Whistle)).First());
    }
}

internal static class Coming
{
    /// <summary>Why a unit cannot be called to a place on a day; null when it can.</summary>
    public static Problem? CannotCome(this Unit unit, AreaCode place, DateOnly day) =>
        unit.ValidTo is { } last && last < day ? new UnitEnded(unit.Name, last)
        : !unit.Area.Contains(place) || !unit.ValidOn(day) ? new UnitOutside(unit.Name)
        : null;
}
