using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;

namespace Gridwork.Matters;

/// <summary>The last thing that was done to something.</summary>
public sealed record LastDone<TAct>(TAct Act, PersonId By, string ByName, DateTimeOffset At, string? Note);

/// <summary>What acts are done to: a matter, a leg.</summary>
public interface IActedOn<TAct>
{
    string Number { get; }

    AreaCode Area { get; }

    int Version { get; }

    LastDone<TAct> Done { get; }

    Problem? Barred(TAct act, Actor by);
}

/// <summary>
/// The way every act goes: found within what the caller may see, done by the entity, noted in the trail, saved once.
/// Whoever comes second is told who was first; the same form sent twice by the same person is done once.
/// </summary>
internal abstract class ActsOn<TId, T, TAct>(GridworkDb db, Caller caller, TimeProvider clock)
    where T : class, IActedOn<TAct>
    where TAct : struct, Enum
{
    /// <param name="version">Of the matter or leg as the person saw it.</param>
    /// <param name="note">What the line of history will say, to know the same form when it comes again.</param>
    public async Task<Problem?> Do(TId id, string permission, TAct act, int version, string? note, Func<T, Actor, Problem?> deed, CancellationToken ct)
    {
        if (await Find(id, permission, ct) is not { } found)
        {
            return Missing;
        }

        var me = caller.As(permission, found.Area, UnitOf(found)?.Value);
        var by = new Actor(me.Id, me.Name, clock.GetUtcNow());
        if (found.Version != version)
        {
            return Late(found, act, version, note, by);
        }

        if (deed(found, by) is { } refused)
        {
            return refused;
        }

        db.Trail(me, $"{Subject}.{Name(act)}", found.Number, found.Area, Told(found, act, note), by.At);
        Tell(found, act, by);
        if (await db.Save(ct))
        {
            return null;
        }

        db.ChangeTracker.Clear();
        return await Find(id, permission, ct) is { } changed ? Late(changed, act, version, note, by) : Missing;
    }

    /// <summary>How the lines of the trail begin: <c>matters</c>, <c>legs</c>.</summary>
    protected abstract string Subject { get; }

    protected abstract Problem Missing { get; }

    protected abstract Task<T?> Find(TId id, string permission, CancellationToken ct);

    /// <summary>Whose work it is.</summary>
    protected abstract UnitId? UnitOf(T found);

    protected abstract Problem Changed(LastDone<TAct> last);

    /// <summary>What the trail says of it.</summary>
    protected abstract string Told(T found, TAct act, string? note);

    /// <summary>Leaves it to be told to those whom it concerns, with the same save.</summary>
    protected abstract void Tell(T found, TAct act, Actor by);

    private Problem? Late(T found, TAct act, int version, string? note, Actor by)
    {
        var last = found.Done;
        return found.Version == version + 1 && Equals(last.Act, act) && last.By == by.Id && last.Note == note ? null
            : found.Barred(act, by) ?? Changed(last);
    }

    // As permissions and problems are written: send-back.
    private static string Name(TAct act) => string.Concat(act.ToString().Select((c, i) =>
        i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));
}
