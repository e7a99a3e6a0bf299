using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters;

/// <summary>
/// The way every act goes: found within what the caller may see, done by the entity, noted in the trail, saved once.
/// Whoever comes second is told who was first; the same form sent twice by the same person is done once.
/// </summary>
internal sealed class MatterActs(GridworkDb db, Caller caller, TimeProvider clock)
{
    /// <param name="version">Of the matter as the person saw it.</param>
    /// <param name="note">What the line of history will say, to know the same form when it comes again.</param>
    public async Task<Problem?> Do(
        MatterId id, string permission, MatterAct act, int version, string? note, Func<Matter, Actor, Problem?> deed, CancellationToken ct)
    {
        if (await Find(id, permission, ct) is not { } matter)
        {
            return new NoSuchMatter();
        }

        var by = new Actor(caller.Id, caller.Name, clock.GetUtcNow());
        if (matter.Version != version)
        {
            return Late(matter, act, version, note, by);
        }

        if (deed(matter, by) is { } refused)
        {
            return refused;
        }

        db.Trail(caller, $"matters.{Name(act)}", matter.Number, matter.Area, Told(matter, act, note), by.At);
        if (await db.Save(ct))
        {
            return null;
        }

        db.ChangeTracker.Clear();
        return await Find(id, permission, ct) is { } changed ? Late(changed, act, version, note, by) : new NoSuchMatter();
    }

    private Task<Matter?> Find(MatterId id, string permission, CancellationToken ct) =>
        db.Matters(caller, permission).SingleOrDefaultAsync(m => m.Id == id, ct);

    private static Problem? Late(Matter matter, MatterAct act, int version, string? note, Actor by)
    {
        var last = matter.Last;
        return matter.Version == version + 1 && last.Act == act && last.By == by.Id && last.Note == note ? null
            : matter.Barred(act, by) ?? new ChangedMeanwhile(last.Act, last.ByName, last.At);
    }

    // A dispatch is told by its unit and its term; every other act by its words.
    private static string Told(Matter matter, MatterAct act, string? note) =>
        act is MatterAct.Dispatch ? $"{matter.UnitName} {CivilTime.WriteEnd(matter.Promise!.Due)} {note}".TrimEnd() : note ?? "";

    // As permissions and problems are written: send-back.
    private static string Name(MatterAct act) => string.Concat(act.ToString().Select((c, i) =>
        i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
