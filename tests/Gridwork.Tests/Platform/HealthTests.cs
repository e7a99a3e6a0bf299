using System.Net;
using Gridwork.Platform;
using Gridwork.Platform.Backups;
using Gridwork.Platform.Health;
using Gridwork.Platform.Trail;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform;

public sealed class HealthTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task The_page_says_in_words_what_is_wrong_and_the_keeper_alone_sees_it(TestDatabase database)
    {
        var town = await host.Town(database);
        var keeper = town.As("140781105", Gridwork.Platform.Jobs.Can.KeepJobs);

        var page = await Browser.Html(await keeper.Get("/system-health"));
        Assert.Contains("没有设置邮件服务器", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("gridwork backup", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As("140781105", Gridwork.Platform.Trail.Can.ReadTrail).Get("/system-health")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_clock_set_back_a_calendar_that_ends_an_old_backup_and_a_stuck_job_are_found(TestDatabase database)
    {
        var town = await host.Town(database);
        Assert.Equal(Grade.Ill, (await Look(town, "backup.none")).Grade);
        await town.Scope(async s =>
        {
            await s.GetRequiredService<KeepBackups>().Run(default);
            return 0;
        });
        Assert.Equal(Grade.Well, (await Look(town, "backup")).Grade);
        Assert.Equal(Grade.Well, (await Look(town, "calendar")).Grade);
        Assert.Equal(Grade.Well, (await Look(town, "jobs")).Grade);

        town.Clock.AdjustTime(new DateTimeOffset(2026, 11, 25, 9, 0, 0, TimeSpan.FromHours(8)));
        await town.Db(async db =>
        {
            db.Trail(Caller.System("test"), "sites.backup", "x", null, "", town.Clock.GetUtcNow().AddHours(1));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(Grade.Ill, (await Look(town, "clock")).Grade);
        Assert.Equal(Grade.Look, (await Look(town, "calendar")).Grade);
        Assert.Equal(Grade.Ill, (await Look(town, "backup")).Grade);
    }

    [Theory, BothDatabases]
    public async Task A_monitor_is_told_that_the_site_answers_and_no_more(TestDatabase database)
    {
        var answer = await (await host.Town(database)).Anyone().Get("/health");

        Assert.Equal((HttpStatusCode.OK, "{\"status\":\"ok\"}"), (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static async Task<Found> Look(Town town, string name)
    {
        var found = await town.Scope(s => s.GetRequiredService<Checkup>().Run(name.Split('.')[0], default));
        Assert.Equal(name, found.Name);
        return found;
    }
}
