using Gridwork.Areas.Contracts;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.Leaving;

public sealed record WorkStays(int Count) : Problem.Conflict("leaving.work-stays", $"The person has {Count} open matters in hand: say for each unit who takes them over, or that the unit does.");

/// <summary>What somebody holds who is about to leave, for one unit.</summary>
public sealed record LeftWork(UnitId Unit, string Name, IReadOnlyList<string> Numbers, IReadOnlyList<Choice> Heirs);

/// <summary>The question who takes it over, with what was answered so far, by unit.</summary>
public sealed record AskedHeirs(IReadOnlyList<LeftWork> Left, IReadOnlyDictionary<Guid, string> To);

/// <summary>The work of a post is handed over at the end of its last day.</summary>
public sealed record HandOverErrand(Guid Person, Guid Unit, Guid? To, Guid By, string ByName) : IErrand
{
    public static string Kind => "posts.hand-over";
}

/// <summary>What becomes of the open work of somebody who leaves: whoever ends the post or closes the account names an heir for it, or gives it back to the unit.</summary>
internal sealed class LeaveWork(GridworkDb db, IEnumerable<IPersonWork> works, Caller caller, Words words, TimeProvider clock)
{
    /// <summary>The answer that gives it back to the unit.</summary>
    public const string Unit = "unit";

    /// <param name="unit">Only of this unit; null for all.</param>
    public async Task<IReadOnlyList<LeftWork>> Of(PersonId person, UnitId? unit, CancellationToken ct)
    {
        List<HeldWork> held = [];
        foreach (var work in works)
        {
            held.AddRange(await work.Of(person, ct));
        }

        List<LeftWork> left = [];
        foreach (var one in held.Where(h => unit is null || h.Unit == unit).GroupBy(h => h.Unit))
        {
            var heirs = one.SelectMany(h => h.Heirs).Distinct().Where(h => h != person).Select(h => h.Value).ToList();
            var named = await db.Users.Where(a => heirs.Contains(a.Id)).OrderBy(a => a.Name).Select(a => new { a.Id, a.Name, a.UserName }).ToListAsync(ct);
            left.Add(new LeftWork(one.Key, one.First().UnitName, [.. one.SelectMany(h => h.Numbers).Order(StringComparer.Ordinal)],
                [new Choice(Unit, words["leaving.unit", ("unit", one.First().UnitName)]), .. named.Select(a => new Choice(a.Id.ToString(), $"{a.Name} ({a.UserName})"))]));
        }

        return left;
    }

    /// <summary>Refuses while it is not said of every unit what becomes of the work, or somebody is named who may not take it.</summary>
    public static Problem? Lacks(IReadOnlyList<LeftWork> left, IReadOnlyDictionary<Guid, string> to) =>
        left.Where(l => !l.Heirs.Any(h => h.Value == to.GetValueOrDefault(l.Unit.Value))).Sum(l => l.Numbers.Count) is > 0 and var count ? new WorkStays(count) : null;

    /// <summary>At once. Not saved.</summary>
    public async Task HandOver(PersonId person, IReadOnlyList<LeftWork> left, IReadOnlyDictionary<Guid, string> to, CancellationToken ct)
    {
        foreach (var one in left)
        {
            await HandOver(person, one.Unit, HeirOf(to[one.Unit.Value]), caller, ct);
        }
    }

    /// <summary>When a last day that is yet to end is over. Not saved.</summary>
    public async Task HandOverAfter(DateOnly last, PersonId person, IReadOnlyList<LeftWork> left, IReadOnlyDictionary<Guid, string> to, CancellationToken ct)
    {
        foreach (var one in left)
        {
            var errand = new HandOverErrand(person.Value, one.Unit.Value, HeirOf(to[one.Unit.Value])?.Value, caller.Id.Value, caller.Name);
            await db.Later($"{HandOverErrand.Kind}/{person.Value}/{one.Unit.Value}", CivilTime.StartOf(last.AddDays(1)), errand, clock.GetUtcNow(), ct);
        }
    }

    public async Task Run(HandOverErrand errand, CancellationToken ct)
    {
        var (day, unit) = (CivilTime.DayOf(clock.GetUtcNow()), new UnitId(errand.Unit));
        // Everywhere: the errand knows whose post it was. Somebody who was given another one there goes on.
        if (!await db.Everywhere<Post>().AnyAsync(p => p.Account == errand.Person && p.Unit == unit && p.From <= day && (p.To == null || p.To >= day), ct))
        {
            await HandOver(new PersonId(errand.Person), unit, errand.To is { } to ? new PersonId(to) : null, Caller.Public with { Id = new PersonId(errand.By), Name = errand.ByName }, ct);
        }
    }

    private async Task HandOver(PersonId person, UnitId unit, PersonId? to, Caller by, CancellationToken ct)
    {
        foreach (var work in works)
        {
            await work.HandOver(person, unit, to, by, ct);
        }
    }

    private static PersonId? HeirOf(string answer) => Guid.TryParse(answer, out var id) ? new PersonId(id) : null;
}
