using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Telling;
using Gridwork.Matters.Whistles;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters;

internal sealed class MatterActs(GridworkDb db, Caller caller, TimeProvider clock) : ActsOn<MatterId, Matter, MatterAct>(db, caller, clock)
{
    private readonly GridworkDb db = db;
    private readonly Caller caller = caller;

    protected override string Subject => "matters";

    protected override Problem Missing => new NoSuchMatter();

    protected override async Task<Matter?> Find(MatterId id, string permission, CancellationToken ct) =>
        await db.WithLegs(await db.Matters(caller, permission).SingleOrDefaultAsync(m => m.Id == id, ct), ct);

    protected override UnitId? UnitOf(Matter found) => found.Unit;

    protected override Problem Changed(LastDone<MatterAct> last) => new ChangedMeanwhile(last.Act, last.ByName, last.At);

    protected override void Tell(Matter found, MatterAct act, Actor by) => db.TellOf(found, by.At);

    // A dispatch is told by its unit and its term; every other act by its words.
    protected override string Told(Matter found, MatterAct act, string? note) =>
        act is MatterAct.Dispatch ? $"{found.UnitName} {CivilTime.WriteEnd(found.Promise!.Due)} {note}".TrimEnd() : note ?? "";
}
