using System.Net;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.FollowUps;
using Gridwork.Matters.IntakeKeys;
using Gridwork.Matters.Messages;
using Gridwork.Matters.PrivacyRequests;
using Gridwork.Platform;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;

namespace Gridwork.Tests.Promises;

public sealed class ListsTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly string[] Everything = [.. App.Modules.SelectMany(m => m.Permissions).Distinct(StringComparer.Ordinal)];

    private static int asked;

    [Theory, BothDatabases]
    public async Task A_list_of_fifty_asks_the_database_no_more_than_a_list_of_one(TestDatabase database)
    {
        var town = await host.Town(database);
        var browser = town.As("140781105", Everything);
        await town.Given(Area.Of(AreaCode.Of("140781105"), "绵山镇", new DateOnly(2026, 1, 1)));
        await town.Given(Area.Of(AreaCode.Of("140781105204"), "西内封村村民委员会", new DateOnly(2026, 1, 1)));
        await Add(town, browser, 1);
        var one = await Counts(town, browser); // the first round fills what is kept in memory
        one = await Counts(town, browser);

        await Add(town, browser, 49);

        await Counts(town, browser);
        Assert.Equal(one, await Counts(town, browser));
        Assert.Equal(50, (await browser.Page("/matters")).QuerySelectorAll("table.queue tbody tr:not(.band)").Length);
    }

    private static async Task Add(Town town, Browser browser, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var matter = await town.Given(new MatterBuilder().Accepted().Dispatched().Build());
            var (whistle, legs) = LegBuilder.Standing(matter, await town.Given(Unit.Of(UnitKind.TownshipOffice, $"第{i}队", $"绵山镇第{i}队", AreaCode.Of("140781105"), new DateOnly(2026, 1, 1))));
            var ended = await town.Given(new MatterBuilder().Accepted().Dispatched(name: $"第{i}队").Taken().Handled().Closed().Build());
            var heard = FollowUp.Of(ended, ended);
            heard.Call(new Actor(PersonId.New(), "某人", town.Clock.GetUtcNow()));
            await town.Given(heard);
            await town.Given(Message.Of(new MessageSubject(matter.Id, matter.Number, matter.Area), $"test/{matter.Id.Value}", MessageChannel.Call, "accepted", "已经立案。", town.Clock.GetUtcNow()));
            await town.Given(InboxLine.For(browser.Person, $"test/{Guid.CreateVersion7()}", new InboxWords("Dispatch", matter.Number, matter.Title, "/matters", "第一队", town.Clock.GetUtcNow()), town.Clock.GetUtcNow()));
            await town.Given(PrivacyRequest.Of(matter, PrivacyKind.Copy, 2026, Interlocked.Increment(ref asked), town.Clock.GetUtcNow().AddDays(30), town.Clock.GetUtcNow()));
            await town.Given(IntakeKey.Make($"系统 {asked}", AreaCode.Of("140781105"), Channel.Outside, 600, "郭系统", town.Clock.GetUtcNow()).Key);
            await town.Given(whistle);
            await town.Given(legs[i % legs.Count]);
            await town.Given(TrailLine.Of(Caller.System("test"), "matters.report", $"2026-{i:D6}", AreaCode.Of("140781105"), "", town.Clock.GetUtcNow()));
            await town.Given(new Account { Id = Guid.CreateVersion7(), Name = "王小明", UserName = $"w{count}-{i}", NormalizedUserName = $"W{count}-{i}" });
            await town.Given(TakenList.Ask("matters", "{}", SheetFormat.Csv, "zh", new AreaScope(AreaCode.Of("140781105")), new Caller(browser.Person, "韩雪", new Dictionary<string, AreaScope>(StringComparer.Ordinal), new HashSet<Guid>()), town.Clock.GetUtcNow()));
            await town.Given(Unit.Of(UnitKind.TownshipOffice, $"第{i}办", $"绵山镇第{i}办", AreaCode.Of("140781105"), new DateOnly(2026, 1, 1), "0354-555 0100"));
        }
    }

    private static async Task<Dictionary<string, int>> Counts(Town town, Browser browser)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var list in new[] { "/matters", "/matters?View=Closed", "/whistles?View=Silent", "/whistles?View=Rate", "/whistles/figures", "/inbox?All=true", "/messages?View=All", "/settings/intake-keys", "/follow-ups", "/privacy-requests", "/follow-ups/figures", "/follow-ups/figures?From=2026-02-01&Figure=Called&Unit=第0队", "/trail", "/areas", "/units", "/posts", "/accounts", "/grids", "/lists-out" })
        {
            var status = HttpStatusCode.NotFound;
            var commands = await town.Commands(async () => status = (await browser.Get(list)).StatusCode);
            Assert.Equal((list, HttpStatusCode.OK), (list, status));
            counts.Add(list, commands);
        }

        return counts;
    }
}
