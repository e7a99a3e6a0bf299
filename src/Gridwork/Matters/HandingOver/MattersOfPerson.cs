using Gridwork.Areas;
using Gridwork.Areas.Contracts;
using Gridwork.Kernel;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.HandingOver;

/// <summary>The matters that a person has taken for a unit and has not reported done. All else belongs to units, and stays there.</summary>
internal sealed class MattersOfPerson(GridworkDb db, Holders holders, ICallerSource callers, TimeProvider clock) : IPersonWork
{
    public async Task<IReadOnlyList<HeldWork>> Of(PersonId person, CancellationToken ct)
    {
        var rows = await InHand(person).Select(m => new { m.Unit, m.UnitName, m.Number }).ToListAsync(ct);
        List<HeldWork> held = [];
        foreach (var unit in rows.GroupBy(r => r.Unit!.Value))
        {
            held.Add(new HeldWork(unit.Key, unit.First().UnitName!, [.. unit.Select(r => r.Number)], await Heirs(unit.Key, ct)));
        }

        return held;
    }

    public async Task HandOver(PersonId from, UnitId unit, PersonId? to, Caller by, CancellationToken ct)
    {
        var heir = to is { } named && (await Heirs(unit, ct)).Contains(named) ? named : (PersonId?)null;
        var about = heir is { } one && await callers.Of(one, ct) is { } caller ? caller.LeftOut.Keys.ToHashSet() : [];
        var (old, next) = (await Name(from, ct), heir is { } who ? await Name(who, ct) : "");
        var actor = new Actor(by.Id, by.Name, clock.GetUtcNow());
        foreach (var matter in await InHand(from).Where(m => m.Unit == unit).ToListAsync(ct))
        {
            // What is about the heir is not the heir's to see.
            var taker = heir is not null && !about.Contains(matter.Id.Value) ? heir : null;
            var note = $"{old} → {(taker is null ? matter.UnitName : next)}";
            if (matter.HandOver(taker, note, actor) is { } refused)
            {
                throw new InvalidOperationException($"{matter.Number}: {refused.Message}");
            }

            db.Trail(by, "matters.hand-over", matter.Number, matter.Area, note, actor.At);
            db.TellOf(matter, actor.At);
        }
    }

    // Everywhere, here and below: a person's own work, of which only the numbers are told.
    public IQueryable<Matter> InHand(PersonId person) =>
        db.Everywhere<Matter>().Where(m => m.Open && m.Handler == person && m.Unit != null && (m.State == MatterState.Handling || m.State == MatterState.Suspended));

    private async Task<IReadOnlyList<PersonId>> Heirs(UnitId unit, CancellationToken ct)
    {
        var place = await db.Everywhere<Unit>().Where(u => u.Id == unit).Select(u => u.Area).SingleAsync(ct);
        return await holders.Of(Can.HandleMatters, place, unit, ct);
    }

    private Task<string> Name(PersonId person, CancellationToken ct) => db.Users.Where(a => a.Id == person.Value).Select(a => a.Name).SingleAsync(ct);
}
