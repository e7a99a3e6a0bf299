using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Terms;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using SettingsCan = Gridwork.Platform.Settings.Can;

public sealed class RecountTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_deadline_beyond_the_last_calendar_is_provisional_is_shown_before_the_notice_is_saved_and_moves_after_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder(now: new DateTimeOffset(2026, 12, 30, 10, 0, 0, TimeSpan.FromHours(8))).Accepted().Dispatched(town.Works.Id));
        town.Town.Clock.AdjustTime(new DateTimeOffset(2026, 12, 30, 11, 0, 0, TimeSpan.FromHours(8)));
        var (keeper, page) = (town.Town.As(MatterTown.TownCode, SettingsCan.KeepSettings), $"/matters/{matter.Id.Value}");
        var before = (await town.Now(matter.Id)).NextDue;
        Assert.Contains("到期日是暂定的", (await town.Worker.Page(page)).QuerySelector(".clock")!.TextContent, StringComparison.Ordinal);

        var seen = await Browser.Html(await keeper.Submit("/settings/calendar", "button[value=look]", Notice()));
        Assert.Contains(matter.Number, seen.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, (await town.Now(matter.Id)).NextDue);
        Assert.Equal(System.Net.HttpStatusCode.Redirect, (await keeper.Submit(seen, "button[value=save]")).StatusCode);
        await town.Town.Scope(s => s.GetRequiredService<DoErrands>().Run(default));

        var now = await town.Now(matter.Id);
        var counted = await town.Town.Scope(async s => Promise.Of(new Term(5, TermUnit.WorkingDays), CountedBy.Law, matter.Promise!.From, await s.GetRequiredService<SiteTime>().Now(default)));
        Assert.NotEqual(before, now.NextDue);
        Assert.Equal((counted.Due, false), (now.NextDue, now.Handling!.Provisional));
        Assert.Equal((MatterAct.Recount, now.NextDue), (now.Last.Act, now.Last.Due));
        Assert.Contains("期限重新计算", (await town.Worker.Page(page)).QuerySelector(".course")!.TextContent, StringComparison.Ordinal);
    }

    // Invented: no notice for 2027 was published when this was written.
    private static (string, string)[] Notice() => Gridwork.Tests.Platform.Terms.CalendarPageTests.Typed("2027", Gridwork.Tests.Platform.Terms.CalendarPageTests.Whole);
}
