namespace Gridwork.Tests.Matters;

using static FollowUpTown;

public sealed class FollowUpFiguresTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Figures_count_units_and_each_opens_what_it_counts(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();
        var said = new[] { ("True", "Yes"), ("True", "No"), ("False", "No") };
        foreach (var (solved, satisfied) in said)
        {
            await Done(resident.Submit(Answer(await town.Given(Closed(town))), ("Form.Solved", solved), ("Form.Satisfied", satisfied), ("Form.Reason", "还剩一堆。")));
        }

        await town.Given(Closed(town)); // nothing was said of it
        const string Period = "/follow-ups/figures?From=2026-02-01&To=2026-02-28";
        foreach (var browser in new[] { town.Dispatcher, town.Worker })
        {
            var page = await browser.Page(Period);
            Assert.Equal("3 2 1 1 0 2 1 0 0", string.Join(' ', page.QuerySelectorAll("table[data-by=Unit] td").Select(d => d.TextContent)));
            var lines = await browser.Page(page.QuerySelectorAll("table[data-by=Unit] td a")[5].GetAttribute("href")!);
            Assert.Equal(2, lines.QuerySelectorAll("table.rows tbody tr").Length);
            Assert.DoesNotContain("石建军", Text(page) + Text(lines), StringComparison.Ordinal);
        }

        Assert.Empty((await town.Officer.Page(Period)).QuerySelectorAll("td"));
        Assert.Empty((await town.Dispatcher.Page("/follow-ups/figures?From=2026-03-01&To=2026-03-31")).QuerySelectorAll("td"));
    }

    [Theory, BothDatabases]
    public async Task The_days_are_a_dated_setting_that_waits_for_review(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(Closed(town));
        var admin = town.Town.As(MatterTown.TownCode, Gridwork.Platform.Settings.Can.KeepSettings);
        Assert.Contains("30", Text(await admin.Page("/settings/follow-up")), StringComparison.Ordinal);

        Assert.NotNull((await Refused(admin.Submit("/settings/follow-up", ("Form.Answer", "10"), ("Form.CallAfter", "10"), ("Form.From", "2026-02-12"), ("Form.Source", "绵政办〔2026〕3号")))).QuerySelector("#Form_CallAfter-wrong"));
        await Done(admin.Submit("/settings/follow-up", ("Form.Answer", "10"), ("Form.CallAfter", "3"), ("Form.From", "2026-02-12"), ("Form.Source", "绵政办〔2026〕3号")));

        Assert.Contains("2月22日", Text(await town.Town.Anyone().Page(Follow(matter))), StringComparison.Ordinal);
        town.Town.Clock.Advance(TimeSpan.FromDays(11));
        Assert.Null((await town.Town.Anyone().Page(Follow(matter))).QuerySelector("a[href^='/follow/answer']"));
    }
}
