using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Terms;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform.Settings;

public sealed class SettingsTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly DateOnly Today = new(2026, 2, 12);
    private static readonly Caller Keeper = Caller.System("周敏") with { Id = PersonId.New() };

    [Theory, BothDatabases]
    public async Task A_site_without_rows_has_what_is_shipped_and_a_later_row_of_the_same_day_stands_in_its_place(TestDatabase database)
    {
        var town = await host.Town(database);
        Assert.Equal(new HoursSetting("08:00-12:00, 14:00-18:00"), await On(town, Today));

        await Set(town, "08:30-12:00, 14:00-17:30", new DateOnly(2026, 3, 1));
        await Set(town, "09:00-12:00, 13:00-17:00", new DateOnly(2026, 3, 1));

        Assert.Equal("08:00-12:00, 14:00-18:00", (await On(town, Today)).Usual);
        Assert.Equal("09:00-12:00, 13:00-17:00", (await On(town, new DateOnly(2026, 3, 1))).Usual);
        var history = await town.Scope(async s => (await s.GetRequiredService<SiteSettings>().Book(default)).History(TimeSettings.Hours));
        Assert.Equal([(2L, "周敏"), (1L, "周敏"), (0L, "")], history.Select(r => (r.Number, r.SetByName)));
        var trail = await town.Db(db => db.Everywhere<TrailLine>().OrderBy(l => l.Id).ToListAsync());
        Assert.All(trail, line => Assert.Equal(("settings.set", "time.hours", "周敏"), (line.Act, line.Subject, line.ByName)));
        Assert.Contains("2026-03-01", trail[1].Detail, StringComparison.Ordinal);
        Assert.Equal(2, trail.Count);
    }

    [Theory, BothDatabases]
    public async Task Of_two_who_saw_the_same_the_second_is_told(TestDatabase database)
    {
        var town = await host.Town(database);
        var (one, two) = (NewHours("08:30-12:00", Today), NewHours("09:00-12:00", Today));
        var marks = await town.Scope(async s => (await s.GetRequiredService<SetSetting>().Mark(one, default), await s.GetRequiredService<SetSetting>().Mark(two, default)), Keeper);

        var answers = await Task.WhenAll(Run(one, marks.Item1), Run(two, marks.Item2));

        Assert.Equal(1, answers.Count(a => a is null));
        Assert.Equal(1, answers.Count(a => a is SettingChanged));
        Assert.Equal(1, await town.Db(db => db.Everywhere<Setting>().CountAsync()));
        Assert.IsType<SettingChanged>(await Run(one, "0-ffffffffffffffff"));

        Task<Problem?> Run(NewSetting next, string mark) => town.Scope(s => s.GetRequiredService<SetSetting>().Run(next, mark, also: null, default), Keeper);
    }

    [Theory, BothDatabases]
    public async Task The_database_is_asked_once_a_second_another_process_is_heard_of_by_then_and_this_one_at_once(TestDatabase database)
    {
        var town = await host.Town(database);
        await On(town, Today);

        Assert.Equal(0, await town.Commands(() => On(town, Today)));
        await town.Given(Setting.Of(NewHours("10:00-11:00", Today), 7, Keeper, town.Clock.GetUtcNow())); // as another node would
        Assert.Equal("08:00-12:00, 14:00-18:00", (await On(town, Today)).Usual);
        town.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, await town.Commands(() => town.Scope(async s => (await s.GetRequiredService<SiteTime>().Now(default), await s.GetRequiredService<SiteTime>().Units(Today, default)))));
        Assert.Equal("10:00-11:00", (await On(town, Today)).Usual);

        await town.Db(db => db.Next("settings", 7, default));
        await Set(town, "09:00-12:00", Today);
        Assert.Equal("09:00-12:00", (await On(town, Today)).Usual);
    }

    private static Task<HoursSetting> On(Town town, DateOnly day) => town.Scope(s => s.GetRequiredService<SiteSettings>().On<HoursSetting>(TimeSettings.Hours, day, default));

    private static Task Set(Town town, string hours, DateOnly from) => town.Scope(
        async s =>
        {
            var set = s.GetRequiredService<SetSetting>();
            var next = NewHours(hours, from);
            Assert.Null(await set.Run(next, await set.Mark(next, default), also: null, default));
            return 0;
        },
        Keeper);

    private static NewSetting NewHours(string hours, DateOnly from) => NewSetting.Of(TimeSettings.Hours, from, new HoursSetting(hours), "镇政府办公室通知");
}
