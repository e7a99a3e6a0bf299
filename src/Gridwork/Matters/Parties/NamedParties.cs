using System.Text;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Parties;

/// <summary>Whom naming leaves out: a person, or a unit.</summary>
internal sealed record Named(PersonId? Person, UnitId? Unit, string Name)
{
    public Party Party(Matter matter, DateTimeOffset at) =>
        Person is { } person ? Parties.Party.Of(matter, person, Name, at) : Parties.Party.Of(matter, Unit!.Value, Name, at);
}

/// <summary>Everybody who is left out when a unit, a person or a name is said: the person, each unit of theirs, and whoever holds the same post beside them where they have no unit.</summary>
internal sealed class NamedParties(GridworkDb db, TimeProvider clock)
{
    private const int FewestLetters = 2;

    public sealed record Worker(Guid Account, string Name, UnitId? Unit, string? UnitName, string Role, AreaCode Area);

    public Task<List<Unit>> Units(AreaScope scope, CancellationToken ct)
    {
        var day = CivilTime.DayOf(clock.GetUtcNow());
        return db.In<Unit>(scope).AsNoTracking().Where(u => u.ValidTo == null || u.ValidTo >= day).OrderBy(u => u.Name).ToListAsync(ct);
    }

    /// <summary>Everybody who holds a post there, once for each.</summary>
    public async Task<IReadOnlyList<Worker>> Workers(AreaScope scope, CancellationToken ct)
    {
        var day = CivilTime.DayOf(clock.GetUtcNow());
        var held = await db.In<Post>(scope).AsNoTracking().Where(p => p.From <= day && (p.To == null || p.To >= day))
            .Join(db.Users, p => p.Account, a => a.Id, (p, a) => new { p.Account, a.Name, p.Unit, p.Role, p.Area }).Distinct().ToListAsync(ct);
        // Everywhere: names of units are no secret.
        var names = await db.Everywhere<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        return [.. held.Select(p => new Worker(p.Account, p.Name, p.Unit, p.Unit is { } unit ? names.GetValueOrDefault(unit) : null, p.Role, p.Area)).OrderBy(p => p.Name, StringComparer.Ordinal)];
    }

    public async Task<IReadOnlyList<Named>> Of(Guid? unit, Guid? person, AreaScope scope, CancellationToken ct)
    {
        var named = new List<Named>();
        if (unit is { } id && (await Units(scope, ct)).Find(u => u.Id.Value == id) is { } chosen)
        {
            named.Add(new Named(null, chosen.Id, chosen.Name));
        }

        if (person is { } account)
        {
            var all = await Workers(scope, ct);
            named.AddRange(Person([.. all.Where(w => w.Account == account)], all));
        }

        return [.. named.Distinct()];
    }

    /// <summary>Everybody whose whole name stands in these words: of two who bear it, both.</summary>
    public async Task<IReadOnlyList<Named>> In(string words, AreaScope scope, CancellationToken ct)
    {
        var plain = Plain(words);
        var all = plain.Length < FewestLetters ? [] : await Workers(scope, ct);
        return [.. all.Where(w => Plain(w.Name) is { Length: >= FewestLetters } name && plain.Contains(name, StringComparison.OrdinalIgnoreCase))
            .GroupBy(w => w.Account).SelectMany(posts => Person([.. posts], all)).Distinct()];
    }

    private static IEnumerable<Named> Person(IReadOnlyList<Worker> posts, IReadOnlyList<Worker> all)
    {
        if (posts.Count == 0)
        {
            return [];
        }

        var name = posts[0].Name;
        var beside = posts.Where(p => p.Unit is null).SelectMany(p => all.Where(o => o.Unit is null && (o.Role, o.Area) == (p.Role, p.Area) && o.Account != p.Account));
        return posts.Where(p => p.Unit is not null).Select(p => new Named(null, p.Unit, p.UnitName!))
            .Prepend(new Named(new PersonId(posts[0].Account), null, name))
            .Concat(beside.Select(o => new Named(new PersonId(o.Account), null, name)));
    }

    private static string Plain(string words) => string.Concat(words.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
