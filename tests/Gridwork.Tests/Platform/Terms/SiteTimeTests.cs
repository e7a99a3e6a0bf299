using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Terms;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform.Terms;

public sealed class SiteTimeTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_site_that_set_nothing_counts_by_what_is_shipped_itself(TestDatabase database)
    {
        var town = await host.Town(database);

        Assert.Same(WorkTime.Usual, await Now(town));
        var units = await town.Scope(s => s.GetRequiredService<SiteTime>().Units(new DateOnly(2026, 2, 12), default));
        Assert.Equal([TermUnit.WorkingDays, TermUnit.WorkHours, null], [units.Of("天"), units.Of("小时"), units.Of("季度")]);
    }

    [Theory, BothDatabases]
    public async Task Hours_hold_from_their_day_and_what_is_made_of_them_is_kept_until_a_row_comes(TestDatabase database)
    {
        var town = await host.Town(database);
        await Given(town, 1, "09:00-12:00, 13:00-18:00", new DateOnly(2026, 3, 2));
        await Given(town, 2, "09:00-17:00", new DateOnly(2026, 3, 2));

        var time = await Now(town);

        Assert.Same(time, await Now(town));
        Assert.Equal((8, 9), (time.Hours.On(new(2026, 3, 1))[0].From.Hours, time.Hours.On(new(2026, 3, 2))[0].From.Hours));
        Assert.Single(time.Hours.On(new(2026, 3, 2)));
        await Given(town, 3, "10:00-18:00", new DateOnly(2026, 4, 1));
        town.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotEqual(time.Version, (await Now(town)).Version, StringComparer.Ordinal);
    }

    private static Task<WorkTime> Now(Town town) => town.Scope(s => s.GetRequiredService<SiteTime>().Now(default));

    private static Task<Setting> Given(Town town, long number, string hours, DateOnly from) => town.Given(
        Setting.Of(NewSetting.Of(TimeSettings.Hours, from, new HoursSetting(hours), "镇政府办公室通知"), number, Gridwork.Platform.Caller.System("周敏"), town.Clock.GetUtcNow()));
}
