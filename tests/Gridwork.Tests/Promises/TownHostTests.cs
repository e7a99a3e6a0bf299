using System.Net;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Promises;

public sealed class TownHostTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Every_town_has_a_database_of_its_own(TestDatabase database)
    {
        var (one, other) = (await host.Town(database), await host.Town(database));

        await one.Given(new Account { Id = Guid.CreateVersion7(), Name = "王小明", UserName = "wang" });

        Assert.Equal(1, await one.Db(db => db.Everywhere<Account>().CountAsync()));
        Assert.Equal(0, await other.Db(db => db.Everywhere<Account>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Commands_are_counted(TestDatabase database)
    {
        var town = await host.Town(database);

        Assert.Equal(2, await town.Commands(async () =>
        {
            await town.Db(db => db.Everywhere<Account>().CountAsync());
            await town.Db(db => db.Everywhere<Account>().ToListAsync());
        }));
    }

    [Theory, BothDatabases]
    public async Task A_wrong_password_is_refused_on_the_same_page(TestDatabase database)
    {
        var answer = await (await host.Town(database)).Anyone().Submit("/sign-in", ("Form.Name", "nobody"), ("Form.Password", "wrong"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("nobody", (await Browser.Html(answer)).QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
    }
}
