using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles;

internal sealed class LegActs(GridworkDb db, Caller caller, TimeProvider clock) : ActsOn<LegId, Leg, LegAct>(db, caller, clock)
{
    private readonly GridworkDb db = db;
    private readonly Caller caller = caller;

    protected override string Subject => "legs";

    protected override Problem Missing => new NoSuchLeg();

    /// <summary>An act of the unit that was called.</summary>
    public Task<Problem?> OfUnit(LegId id, LegAct act, int version, string? note, Func<Leg, Actor, Problem?> deed, CancellationToken ct) =>
        Do(id, Can.HandleMatters, act, version, note, (leg, by) => leg.NotOf(caller) ?? deed(leg, by), ct);

    /// <summary>An act of those who called.</summary>
    public Task<Problem?> OfCaller(LegId id, LegAct act, int version, string? note, Func<Leg, Actor, Problem?> deed, CancellationToken ct) =>
        Do(id, Can.Whistle, act, version, note, (leg, by) => leg.PartOf(caller) ?? deed(leg, by), ct);

    protected override Task<Leg?> Find(LegId id, string permission, CancellationToken ct) =>
        db.Legs(caller, permission).SingleOrDefaultAsync(l => l.Id == id, ct);

    protected override UnitId? UnitOf(Leg found) => found.Unit;

    protected override Problem Changed(LastDone<LegAct> last) => new LegChangedMeanwhile(last.Act, last.ByName, last.At);

    protected override void Tell(Leg found, LegAct act, Actor by)
    {
        if (act is LegAct.Contest)
        {
            db.TellOf(found, by.At);
        }
    }

    protected override string Told(Leg found, LegAct act, string? note) => $"{found.UnitName} {note}".TrimEnd();
}
