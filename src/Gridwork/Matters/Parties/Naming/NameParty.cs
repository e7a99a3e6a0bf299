using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Parties.Naming;

/// <summary>Says whom a matter is about. From the next request on it is left out for them and for their units, everywhere.</summary>
internal sealed class NameParty(GridworkDb db, MatterActs acts, PartiesOf parties, Caller caller, TimeProvider clock)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        public Guid? Unit { get; set; }

        public Guid? Person { get; set; }
    }

    public sealed record Worker(Guid Account, string Name, UnitId? Unit, string? UnitName);

    public Task<List<Unit>> Units(CancellationToken ct)
    {
        var day = Today;
        return db.In<Unit>(caller.Scope(Can.NameParties)).AsNoTracking().Where(u => u.ValidTo == null || u.ValidTo >= day).OrderBy(u => u.Name).ToListAsync(ct);
    }

    /// <summary>Everybody who holds a post there, once for each unit.</summary>
    public async Task<IReadOnlyList<Worker>> Workers(CancellationToken ct)
    {
        var day = Today;
        var held = await db.In<Post>(caller.Scope(Can.NameParties)).AsNoTracking().Where(p => p.From <= day && (p.To == null || p.To >= day))
            .Join(db.Users, p => p.Account, a => a.Id, (p, a) => new { p.Account, a.Name, p.Unit }).Distinct().ToListAsync(ct);
        // Everywhere: names of units are no secret.
        var names = await db.Everywhere<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return [.. held.Select(p => new Worker(p.Account, p.Name, p.Unit, p.Unit is { } unit ? names.GetValueOrDefault(unit) : null)).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        var named = await Named(form, ct);
        if (named.Count == 0)
        {
            return new NoPartyNamed();
        }

        var there = await parties.Of(id, ct);
        var names = string.Join(' ', named.Select(n => n.Name).Distinct(StringComparer.Ordinal));
        return await acts.Do(id, Can.NameParties, MatterAct.NameParty, form.Version, names, (matter, by) =>
        {
            if (matter.Main is not null)
            {
                return new PartiesNamed();
            }

            var refused = matter.NameParty(names, named.Where(n => n.Unit is not null).Select(n => n.Unit!.Value.Value).ToHashSet(), by);
            if (refused is null)
            {
                db.AddRange(named.Where(n => !there.Exists(p => p.Person == n.Person && p.Unit == n.Unit)).Select(n => n.Person is { } person ? Party.Of(matter, person, n.Name, by.At) : Party.Of(matter, n.Unit!.Value, n.Name, by.At)));
            }

            return refused;
        }, ct);
    }

    private async Task<List<(PersonId? Person, UnitId? Unit, string Name)>> Named(Form form, CancellationToken ct)
    {
        var named = new List<(PersonId?, UnitId?, string)>();
        if (form.Unit is { } unit && (await Units(ct)).Find(u => u.Id.Value == unit) is { } chosen)
        {
            named.Add((null, chosen.Id, chosen.Name));
        }

        var posts = form.Person is { } person ? (await Workers(ct)).Where(w => w.Account == person).ToList() : [];
        if (posts.Count > 0)
        {
            named.Add((new PersonId(posts[0].Account), null, posts[0].Name));
            named.AddRange(posts.Where(p => p.Unit is not null).Select(p => ((PersonId?)null, p.Unit, p.UnitName!)));
        }

        return [.. named.Distinct()];
    }

    private DateOnly Today => CivilTime.DayOf(clock.GetUtcNow());
}
