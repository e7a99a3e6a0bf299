using System.Globalization;
using Gridwork.Platform;
using Gridwork.Platform.Backups;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform.Backups;

/// <summary>The backups that nobody asks for: each day's, and the one before the tables change.</summary>
public sealed class OwnBackupsTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Each_day_has_one_and_the_trail_says_so(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Given(new MatterBuilder().Build());
        var place = host.Services.GetRequiredService<BackupPlace>();

        await Keep(town);
        await Keep(town);
        Assert.Single(place.All(town.Site, KeepBackups.Daily));
        town.Clock.Advance(TimeSpan.FromDays(1));
        await Keep(town);

        Assert.Equal(2, place.All(town.Site, KeepBackups.Daily).Count);
        Assert.Equal(2, await town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "sites.backup" && l.Block != null)));
        Assert.Empty(Directory.EnumerateFiles(place.Of(town.Site), "*.part"));
    }

    [Fact]
    public void Days_weeks_and_months_are_kept_by_the_rule()
    {
        var days = Enumerable.Range(0, 400).Select(i => new DateOnly(2026, 11, 25).AddDays(-i)).ToList();

        var kept = KeepBackups.Kept(days, new BackupOptions { KeepDays = 3, KeepWeeks = 3, KeepMonths = 3 });

        Assert.Equal(
            "2026-11-25 2026-11-24 2026-11-23 2026-11-22 2026-11-15 2026-10-31 2026-09-30",
            string.Join(' ', kept.OrderDescending().Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))));
    }

    [Theory, BothDatabases]
    public async Task Before_the_tables_change_there_is_one_that_can_be_restored_and_one_newer_than_the_program_is_left_alone(TestDatabase database)
    {
        TestDatabases.SkipWithout(database);
        var (folder, store, take) = (host.Services.GetRequiredService<DataFolder>(), host.Services.GetRequiredService<SiteStore>(), host.Services.GetRequiredService<TakeBackup>());
        var site = await TestDatabases.Bare(database, folder.Sites);
        await using var db = store.Open(site);
        var before = SiteMigration.NameOf(db.Database.GetMigrations().ToList()[^2]);
        await store.Migrate(site, default, to: before);
        var file = Path.Combine(folder.Root, $"{database}.gridwork");
        var taken = new List<BackupManifest>();

        await store.Migrate(site, default, before: async ct => taken.Add(await take.Run(site, file, null, ct)));
        await store.Migrate(site, default, before: async ct => taken.Add(await take.Run(site, file, null, ct)));

        Assert.Equal(before, Assert.Single(taken).Migration);
        var again = (await TestDatabases.Bare(database, folder.Sites)) with { Code = $"again{database}".ToLowerInvariant(), Hosts = [$"again{database}.test"] };
        await host.Services.GetRequiredService<Registry>().Add(again, default);
        var restored = await host.Services.GetRequiredService<RestoreBackup>().Run(new RestoreOrder(file, again.Code, null, WithoutKeys: false, DryRun: false), default);
        Assert.True(restored.Ok, restored.Problem?.Message);
        await using var there = store.Open(again);
        Assert.Empty(await there.Database.GetPendingMigrationsAsync());

        await there.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_OfTomorrow', '10.0.0')");
        Assert.Equal("29990101000000_OfTomorrow", (await Assert.ThrowsAsync<NewerDatabaseException>(() => store.Migrate(again, default))).Migration);
        await TestDatabases.Drop(site);
        await TestDatabases.Drop(again);
    }

    [Fact]
    public async Task The_two_commands_work_and_refuse_in_words()
    {
        var folder = Directory.CreateTempSubdirectory("command-").FullName;
        var (exit, said) = await Run("restore", Path.Combine(folder, "none"), "--lang", "en");
        Assert.Equal((2, true), (exit, said.Contains("FILE must be there", StringComparison.Ordinal)));
        (exit, said) = await Run("backup", "--lang", "zh");
        Assert.Equal((2, true), (exit, said.Contains("--to 目录或文件", StringComparison.Ordinal)));
        await File.WriteAllTextAsync(Path.Combine(folder, "broken"), "no zip", TestContext.Current.CancellationToken);
        Environment.SetEnvironmentVariable("GRIDWORK_VAR", folder);
        try
        {
            (exit, said) = await Run("restore", Path.Combine(folder, "broken"), "--lang", "en");
        }
        finally
        {
            Environment.SetEnvironmentVariable("GRIDWORK_VAR", null);
        }

        Assert.Equal((1, true), (exit, said.Contains("not a whole backup", StringComparison.Ordinal)));
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int Exit, string Said)> Run(string name, params string[] words)
    {
        await using var said = new StringWriter();
        return (await CommandLine.Run(App.Modules, CommandLine.Find(App.Modules, [name])!, words, said, said), said.ToString());
    }

    private static Task<int> Keep(Town town) => town.Scope(async s =>
    {
        await s.GetRequiredService<KeepBackups>().Run(default);
        return 0;
    });
}
