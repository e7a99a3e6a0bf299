using Gridwork.Areas.AddingPerson;
using Gridwork.Areas.National;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.FoundingSite;

/// <summary>Somebody who is there from the first day.</summary>
public sealed record FirstPerson(string User, string Name, string Role);

/// <param name="Name">Null: as the national list calls it.</param>
internal sealed record FoundOrder(string Root, string? Name, IReadOnlyList<string> Hosts, IReadOnlyList<FirstPerson> People)
{
    public IReadOnlyList<string> Named => [.. Hosts.Select(h => h.Trim().ToLowerInvariant()).Where(h => h.Length > 0).Distinct(StringComparer.Ordinal)];
}

/// <param name="Links">By which each person sets their own password.</param>
internal sealed record Founded(Site Site, IReadOnlyList<(FirstPerson Person, string Link)> Links);

/// <summary>Makes a site: its database, its part of the national list, the roles that the product ships, and its first people.</summary>
internal sealed class FoundSite(Registry registry, Ground ground, IServiceScopeFactory scopes, TimeProvider clock)
{
    /// <param name="by">Stands in the site's trail.</param>
    public async Task<Result<Founded>> Run(FoundOrder order, string by, CancellationToken ct)
    {
        if (await Check(order, ct) is { } refused)
        {
            return refused;
        }

        var root = AreaCode.Of(order.Root);
        var name = order.Name?.Trim() is { Length: > 0 } given ? given : NationalAreas.Shipped.Name(root)!;
        var site = ground.NewSite(root, name, order.Named, demo: false);
        var links = new List<(FirstPerson, string)>();
        Problem? odd = null;
        await Make(scopes, site, by, async (scope, stop) => odd = await Fill(scope, site, order.People, links, stop), ct);
        if (odd is not null)
        {
            return odd;
        }

        await registry.Add(site, ct);
        return new Founded(site, links);
    }

    /// <summary>The database of a site and what is in it, in one transaction. It is a site once the registry has it, which comes last: whatever is killed before does it again.</summary>
    public static async Task Make(IServiceScopeFactory scopes, Site site, string by, Func<IServiceProvider, CancellationToken, Task<Problem?>> fill, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = site;
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.System(by);
        await SiteStore.Make(site);
        await scope.ServiceProvider.GetRequiredService<SiteStore>().Migrate(site, ct);
        var db = scope.ServiceProvider.GetRequiredService<GridworkDb>();
        using var turn = await WriterTurn.Take(db, ct);
        await using var whole = await db.Database.BeginTransactionAsync(ct);
        if (await fill(scope.ServiceProvider, ct) is null)
        {
            await whole.CommitAsync(ct);
        }
    }

    /// <summary>What can be refused before anything is made.</summary>
    public async Task<Problem?> Check(FoundOrder order, CancellationToken ct)
    {
        var hosts = order.Named;
        if (!AreaCode.TryParse(order.Root, out var root) || NationalAreas.Shipped.Name(root) is null)
        {
            return new NoSuchNationalArea(order.Root);
        }

        var all = await registry.All(ct);
        return all.Any(s => s.Code == root.Value) ? new SiteIsThere(root.Value)
            : hosts.FirstOrDefault(h => Uri.CheckHostName(h) is UriHostNameType.Unknown) is { } odd ? new HostOdd(odd)
            : hosts.FirstOrDefault(h => all.Any(s => s.Hosts.Contains(h, StringComparer.OrdinalIgnoreCase))) is { } taken ? new HostTaken(taken)
            : all.Count > 0 && hosts.Count == 0 ? new HostNeeded()
            : order.People.GroupBy(p => p.User.Trim(), StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice ? new SamePersonTwice(twice.Key)
            : await ground.Room(ct) is { } room && room < all.Count + 1 ? new NoRoomForSite(room)
            : null;
    }

    private async Task<Problem?> Fill(IServiceProvider scope, Site site, IReadOnlyList<FirstPerson> people, List<(FirstPerson, string)> links, CancellationToken ct)
    {
        var (db, now) = (scope.GetRequiredService<GridworkDb>(), clock.GetUtcNow());
        // Everywhere: a site that is being made. One that was killed before the registry had it holds people whose links nobody has.
        if (await db.Users.AnyAsync(ct))
        {
            return new SiteHolds(site.Code);
        }

        await new ImportAreas(db, NationalAreas.Shipped).Run(new AreaScope(site.Root), CivilTime.DayOf(now), ct);
        await db.AddFirstRoles(ct);
        db.Trail(scope.GetRequiredService<Caller>(), "sites.found", site.Code, site.Root, string.Join(' ', site.Hosts), now);
        await db.SaveChangesAsync(ct);
        var add = scope.GetRequiredService<AddPerson>();
        foreach (var person in people)
        {
            var link = await add.Run(new AddPerson.Form { User = person.User, Name = person.Name }, new FirstPost(person.Role, site.Root), ct);
            if (!link.Ok)
            {
                return link.Problem;
            }

            links.Add((person, link.Value.Link));
        }

        return null;
    }
}
