using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.DutyLists;
using Gridwork.Matters.Parties;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Dispatching;

/// <summary>Gives a matter to a unit that serves its place, with a term that runs from this moment.</summary>
internal sealed class DispatchMatter(GridworkDb db, MatterActs acts, SiteDuties duties, SiteClocks clocks, TimeProvider clock, PartiesOf parties)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        /// <summary>Of the duty list, where it is cited.</summary>
        [StringLength(40)]
        public string? Item { get; set; }

        [Required]
        public Guid? Unit { get; set; }

        [Required, Range(1, 365)]
        public int? Count { get; set; }

        [Required]
        public TermUnit? TermUnit { get; set; }

        [StringLength(1000)]
        public string? Request { get; set; }
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var request = TypedText.Optional(form.Request, "request", 1000);
        if (!request.Ok)
        {
            return request.Problem;
        }

        var chosen = new UnitId(form.Unit!.Value);
        // Everywhere: a unit of the county serves the town without lying in it. Whether it serves the place is asked below.
        if (await db.Everywhere<Unit>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == chosen, ct) is not { } unit)
        {
            return new UnitServesElsewhere();
        }

        if (await parties.Among(id, [chosen], ct) is { } party)
        {
            return party;
        }

        var (basis, uncited) = await duties.Cite(form.Item, ct);
        if (uncited is not null)
        {
            return uncited;
        }

        var timing = await clocks.Now(ct);
        var term = new Term(form.Count!.Value, form.TermUnit!.Value);
        return await acts.Do(id, Can.DispatchMatters, MatterAct.Dispatch, form.Version, request.Value, (matter, by) =>
            unit.Serves(matter.Area, CivilTime.DayOf(by.At))
                ? matter.Dispatch(unit.Id, unit.Name, Promise.Of(term, CountedBy.Law, by.At, timing.Time), request.Value, by, timing, basis)
                : new UnitServesElsewhere(), ct);
    }

    /// <summary>The units that serve a place today, those nearest to it first.</summary>
    public async Task<IReadOnlyList<Unit>> Choices(AreaCode place, CancellationToken ct)
    {
        var above = new List<AreaCode>();
        for (AreaCode? at = place; at is { } here; at = here.Parent)
        {
            above.Add(here);
        }

        var today = CivilTime.DayOf(clock.GetUtcNow());
        // Everywhere: as above.
        var units = await db.Everywhere<Unit>().AsNoTracking().Where(u => above.Contains(u.Area)).ToListAsync(ct);
        return [.. units.Where(u => u.ValidOn(today)).OrderByDescending(u => u.Area.Value.Length).ThenBy(u => u.Name, StringComparer.Ordinal)];
    }
}

internal static class Serving
{
    public static bool Serves(this Unit unit, AreaCode place, DateOnly day) => unit.Area.Contains(place) && unit.ValidOn(day);
}
