using System.Collections.Concurrent;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>A person's rights: the union of the roles of their posts that hold today, each in its post's area.</summary>
internal sealed class CallerFromPosts(GridworkDb db, CurrentSite site, Stamps stamps, Stamped<ConcurrentDictionary<PersonId, Caller>> kept, AreaBooks books, IEnumerable<ILeaveOut> leftOut, WordBook book, TimeProvider clock) : ICallerSource
{
    private const int LongestName = 60;

    public async Task<Caller?> Of(PersonId person, CancellationToken ct)
    {
        var day = CivilTime.DayOf(clock.GetUtcNow());
        var callers = await kept.Of(site.Value.Code, await stamps.Now(Stamp.Posts, ct), day, () => Task.FromResult(new ConcurrentDictionary<PersonId, Caller>()));
        if (callers.TryGetValue(person, out var caller))
        {
            return caller;
        }

        return await Read(person, day, ct) is { } read ? callers[person] = read : null;
    }

    private async Task<Caller?> Read(PersonId person, DateOnly day, CancellationToken ct)
    {
        // Every sign-in of a closed account ends here, at its next request.
        if (await db.Users.Where(a => a.Id == person.Value && a.ClosedAt == null).Select(a => a.Name).SingleOrDefaultAsync(ct) is not { } name)
        {
            return null;
        }

        // Old matters stay found where codes changed: a place comes with those that it followed.
        var (posts, lineage) = (await Posts(person, day, ct), (await books.Today(ct)).Lineage);
        List<(Held Post, string Permission, AreaCode Area)> given =
            [.. from post in posts from permission in post.Role.Permissions from area in lineage.WithForebears(post.Area) select (post, permission, area)];
        var reach = given.GroupBy(g => g.Permission, g => g.Area, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new AreaScope(g), StringComparer.Ordinal);
        var units = posts.Where(p => p.Unit is not null).Select(p => p.Unit!.Value.Value).ToHashSet();
        var caller = await leftOut.All(new Caller(person, name, reach, units), ct);
        if (posts.TrueForAll(p => p.DeputyOf is null))
        {
            return caller;
        }

        // What is about those for whom they stand in is left out for them too.
        var principals = await Principals([.. posts.Select(p => p.DeputyOf).Where(d => d is not null)], ct);
        var without = new Dictionary<Guid, string>(caller.LeftOut);
        foreach (var principal in principals.Values.Select(p => p.Person).Distinct())
        {
            foreach (var (id, number) in (await leftOut.All(new Caller(principal, "", reach, await UnitsOf(principal, day, ct)), ct)).LeftOut)
            {
                without[id] = number;
            }
        }

        return caller with
        {
            LeftOut = without,
            Grants = [.. given.Select(g => new Grant(g.Permission, g.Area, g.Post.Unit?.Value, g.Post.DeputyOf is { } of ? Named(name, principals[of].Name) : null))],
        };
    }

    private sealed record Held(UnitId? Unit, AreaCode Area, Role Role, PostId? DeputyOf);

    // Everywhere: a person's own rights, which say what their scope is.
    private Task<List<Held>> Posts(PersonId person, DateOnly day, CancellationToken ct) => (
        from post in db.Everywhere<Post>().AsNoTracking()
        where post.Account == person.Value && post.From <= day && (post.To == null || post.To >= day)
        join role in db.Everywhere<Role>() on post.Role equals role.Key
        select new Held(post.Unit, post.Area, role, post.DeputyOf)).ToListAsync(ct);

    // Everywhere, here and below: the posts of those for whom the person stands in.
    private async Task<HashSet<Guid>> UnitsOf(PersonId person, DateOnly day, CancellationToken ct) =>
        [.. (await db.Everywhere<Post>().Where(p => p.Account == person.Value && p.Unit != null && p.From <= day && (p.To == null || p.To >= day)).Select(p => p.Unit!.Value).ToListAsync(ct)).Select(u => u.Value)];

    private Task<Dictionary<PostId, (PersonId Person, string Name)>> Principals(IReadOnlyList<PostId?> posts, CancellationToken ct) =>
        db.Everywhere<Post>().Where(p => posts.Contains(p.Id)).Join(db.Users, p => p.Account, a => a.Id, (p, a) => new { p.Id, p.Account, a.Name })
            .ToDictionaryAsync(p => p.Id, p => (new PersonId(p.Account), p.Name), ct);

    // As it is written down, whoever reads it later: names and courses are in Chinese.
    private string Named(string name, string principal)
    {
        var all = book.In(WordBook.Chinese)["deputy.by", ("name", name), ("for", principal)];
        return all.Length <= LongestName ? all : all[..LongestName];
    }
}
