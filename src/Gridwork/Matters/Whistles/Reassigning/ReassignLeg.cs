using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Parties;
using Gridwork.Matters.Telling;
using Gridwork.Matters.Whistles.Calling;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles.Reassigning;

/// <summary>Another unit in this one's place, with terms of its own.</summary>
internal sealed class ReassignLeg(GridworkDb db, LegActs acts, SiteClocks clocks, PartiesOf parties)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        [Required]
        public Guid? Unit { get; set; }

        [Required, StringLength(1000)]
        public string? Task { get; set; }

        [Required, StringLength(2000)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(LegId id, Form form, CancellationToken ct)
    {
        var (task, reason) = (TypedText.Required(form.Task, "task", 1000), TypedText.Required(form.Reason, "reason", 2000));
        if (!task.Ok || !reason.Ok)
        {
            return task.Problem ?? reason.Problem;
        }

        var chosen = new UnitId(form.Unit!.Value);
        // Everywhere: as when units are called.
        if (await db.Everywhere<Unit>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == chosen, ct) is not { } unit)
        {
            return new UnitServesElsewhere();
        }

        if (await Of(id, unit, ct) is not var (matter, whistle, barred))
        {
            return new NoSuchLeg();
        }

        var timing = await clocks.Now(ct);
        return await acts.OfCaller(id, LegAct.Reassign, form.Version, $"{unit.Name}\n{reason.Value}", (leg, by) =>
        {
            if ((unit.CannotCome(leg.Area, CivilTime.DayOf(by.At)) ?? barred) is { } cannot)
            {
                return cannot;
            }

            var next = leg.Reassign(new CalledUnit(unit.Id, unit.Name, leg.Role, task.Value), reason.Value, matter, whistle, by, timing);
            if (next.Ok)
            {
                db.Add(next.Value);
                db.TellOf(next.Value, by.At);
            }

            return next.Problem;
        }, ct);
    }

    // Everywhere: the leg itself is found within the caller's scope when the act is done; this is what it belongs to, and whether the unit is there already or is what it is about.
    private async Task<(Matter Matter, Whistle Whistle, Problem? Barred)?> Of(LegId id, Unit unit, CancellationToken ct)
    {
        if (await db.Everywhere<Leg>().AsNoTracking().Where(l => l.Id == id).Select(l => new { l.Matter, l.Whistle }).SingleOrDefaultAsync(ct) is not { } old)
        {
            return null;
        }

        var there = await db.Everywhere<Leg>().AsNoTracking().AnyAsync(l => l.Matter == old.Matter && l.Open && l.Unit == unit.Id, ct);
        return (await db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id == old.Matter, ct),
            await db.Everywhere<Whistle>().AsNoTracking().SingleAsync(w => w.Id == old.Whistle, ct),
            there ? new CalledTwice(unit.Name) : await parties.Among(old.Matter, [unit.Id], ct));
    }
}
