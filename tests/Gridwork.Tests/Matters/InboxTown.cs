using Gridwork.Areas;
using Gridwork.Areas.Demo;
using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>The demo site, whose people have posts: only who has one is told anything.</summary>
internal static class InboxTown
{
    public static async Task<Town> In(TownHost host, TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        return town;
    }

    public static Task<Unit> Unit(Town town, string name) => town.Db(db => db.Everywhere<Unit>().AsNoTracking().SingleAsync(u => u.Name == name));

    public static async Task<Browser> Person(Town town, string user, params string[] can)
    {
        var (account, units) = await town.Db(async db =>
        {
            var id = await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync();
            return (id, await db.Everywhere<Post>().Where(p => p.Account == id && p.Unit != null).Select(p => p.Unit!.Value).ToListAsync());
        });
        return town.As(new PersonId(account), MatterTown.TownCode, [.. units.Select(u => u.Value)], [Can.ReadMatters, .. can]);
    }
}
