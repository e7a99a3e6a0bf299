using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles;

/// <summary>Who sees which legs: an office all of its area, everybody else those of their unit and those they called.</summary>
internal static class LegReading
{
    extension(GridworkDb db)
    {
        public IQueryable<Leg> Legs(Caller caller, string permission = Can.ReadMatters)
        {
            var scope = caller.Scope(permission);
            var inside = db.In<Leg>(scope);
            var office = MatterReading.OfficeOf(caller);
            if (scope.Only is not null || scope.Roots.All(office.Contains))
            {
                return inside;
            }

            var me = caller.Id;
            var units = caller.Units.Select(id => new UnitId(id)).ToArray();
            return office.Roots.Count == 0
                ? inside.Where(l => units.Contains(l.Unit) || l.CalledBy == me)
                : inside.Where(l => units.Contains(l.Unit) || l.CalledBy == me || db.In<Leg>(office).Any(o => o.Id == l.Id));
        }

        /// <summary>The matters in which a unit of the caller has or had a part.</summary>
        public IQueryable<MatterId> Sharing(Caller caller, AreaScope scope)
        {
            var units = caller.Units.Select(id => new UnitId(id)).ToArray();
            return db.In<Leg>(scope).Where(l => units.Contains(l.Unit) && l.State != LegState.Released && l.State != LegState.Withdrawn && l.State != LegState.Reassigned).Select(l => l.Matter);
        }

        /// <summary>Reads with a matter what its end waits for. One that had no whistle costs nothing.</summary>
        public async Task<Matter?> WithLegs(Matter? matter, CancellationToken ct)
        {
            if (matter is { Whistles: > 0 })
            {
                var id = matter.Id;
                // Everywhere: whoever may act on the matter must know what it waits for.
                matter.Reads(await db.Everywhere<Leg>().AsNoTracking().Where(l => l.Matter == id && l.Open).OrderBy(l => l.Id).Select(l => l.UnitName).ToListAsync(ct));
            }

            return matter;
        }
    }

    /// <summary>Refuses whoever holds no post in the unit that was called.</summary>
    public static Problem? NotOf(this Leg leg, Caller caller) => caller.Units.Contains(leg.Unit.Value) ? null : new NotYourUnits();

    /// <summary>Refuses whoever belongs to the unit that was called: it does not judge itself.</summary>
    public static Problem? PartOf(this Leg leg, Caller caller) => caller.Units.Contains(leg.Unit.Value) ? new OwnWork() : null;
}
