using Gridwork.Areas.FoundingSite;
using Gridwork.Areas.National;
using Gridwork.Areas.OpeningGrid;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.Demo;

/// <summary>A township with its real places, and the grids, units and people that <c>data/demo</c> invents for it, one sign-in a role.</summary>
internal static class DemoSite
{
    private static readonly Lazy<Town> Invented = new(() => Read<Town>("town.json"));

    public static IEnumerable<string> SignIns =>
        [.. Invented.Value.People.Select(p => $"{p.User,-10} {p.Name}  {p.Says}"), $"{"",-10} {Invented.Value.Password}"];

    /// <summary>The site's row comes last: a start that was killed half-way does it again.</summary>
    public static async Task Make(IServiceProvider services, CancellationToken ct)
    {
        var registry = services.GetRequiredService<Registry>();
        var town = Invented.Value;
        if ((await registry.All(ct)).Any(s => s.Code == town.Code))
        {
            return;
        }

        var site = services.GetRequiredService<Ground>().NewSite(AreaCode.Of(town.Code), town.Name, [], demo: true);
        await FoundSite.Make(services.GetRequiredService<IServiceScopeFactory>(), site, "demo", async (scope, stop) =>
        {
            await Put(scope, stop);
            return null;
        }, ct);
        await registry.Add(site, ct);
    }

    /// <summary>Fills the scope's site in one transaction; leaves one that holds anything as it is.</summary>
    public static async Task Fill(IServiceProvider scope, CancellationToken ct)
    {
        await scope.GetRequiredService<GridworkDb>().InTransaction(async stop =>
        {
            await Put(scope, stop);
            return true;
        }, ct);
    }

    private static async Task Put(IServiceProvider scope, CancellationToken ct)
    {
        var db = scope.GetRequiredService<GridworkDb>();
        if (!await db.Everywhere<Area>().AnyAsync(ct))
        {
            await AddPlaces(db, ct);
            await AddPeople(db, scope.GetRequiredService<UserManager<Account>>(), ct);
        }
    }

    private static async Task AddPlaces(GridworkDb db, CancellationToken ct)
    {
        var town = Invented.Value;
        await new ImportAreas(db, NationalAreas.Shipped).Run(new AreaScope(AreaCode.Of(town.Code)), town.From, ct);
        await db.AddFirstRoles(ct);
        await db.SaveChangesAsync(ct);
        foreach (var grid in town.Grids)
        {
            await OpenGrid.Add(db, AreaCode.Of(grid.Village), grid.Name, grid.Kind, town.From, ct);
        }

        db.AddRange(ReadGround.Of(ShippedFacts.Text(Path.Combine("demo", "ground.geojson")), property: null).Value!.Features
            .Select(f => Boundary.Of(AreaCode.Of(f.Named), f.Shape!, town.From)));
    }

    private static async Task AddPeople(GridworkDb db, UserManager<Account> accounts, CancellationToken ct)
    {
        var town = Invented.Value;
        var units = town.Units.ToDictionary(
            u => u.Key, u => Unit.Of(u.Kind, u.Name, u.LegalName, AreaCode.Of(u.Area), town.From, u.Phone), StringComparer.Ordinal);
        db.AddRange(units.Values);
        foreach (var person in town.People)
        {
            var account = new Account { Id = PersonId.New().Value, UserName = person.User, Name = person.Name };
            if (await accounts.CreateAsync(account, town.Password) is { Succeeded: false } refused)
            {
                throw new InvalidDataException($"{person.User}: {refused}");
            }

            db.AddRange(person.Units.Select(u => Post.In(units[u], account.Person, person.Role, town.From)));
            db.AddRange(person.Areas.Select(a => Post.At(AreaCode.Of(a), account.Person, person.Role, town.From)));
        }

        await db.SaveChangesAsync(ct);
    }

    private static T Read<T>(string file) => ShippedFacts.Read<T>(Path.Combine("demo", file));

    private sealed record Town(
        string Code, string Name, DateOnly From, string Password, IReadOnlyList<Grid> Grids, IReadOnlyList<Office> Units, IReadOnlyList<Person> People);

    private sealed record Grid(string Village, string Name, GridKind Kind);

    private sealed record Office(string Key, UnitKind Kind, string Name, string LegalName, string Area, string Phone);

    private sealed record Person(string User, string Name, string Says, string Role, IReadOnlyList<string> Units, IReadOnlyList<string> Areas);
}
