using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gridwork.Tests.Promises;

/// <summary>The built program in a process of its own, killed (-9) again and again while it makes its tables.</summary>
public sealed class KilledAtStartTests
{
    private const string Code = "140781105";

    [Theory, BothDatabases]
    public async Task It_comes_up_the_next_time_and_nothing_is_missing(TestDatabase database)
    {
        TestDatabases.SkipWithout(database);
        Assert.SkipUnless(OperatingSystem.IsLinux(), "What a process has open is read from /proc.");
        var folder = Directory.CreateTempSubdirectory("killed-").FullName;
        var bare = await TestDatabases.Bare(database, folder);
        var ground = new Ground(new DataFolder(folder), database is TestDatabase.Postgres ? bare.Connection : null);
        var told = new StringBuilder();
        for (var round = 1; round <= 3; round++)
        {
            using var started = BuiltProgram.Start(ground, told);
            await BuiltProgram.Until(() => HasBegun(ground, started), started, told);
            var wait = RandomNumberGenerator.GetInt32(round * 300);
            told.AppendLine(CultureInfo.InvariantCulture, $"round {round}: killed after {wait} ms");
            await Task.Delay(wait, TestContext.Current.CancellationToken);
            await BuiltProgram.Kill(started);
        }

        using var program = BuiltProgram.Start(ground, told);
        var address = "";
        await BuiltProgram.Until(() => Task.FromResult((address = BuiltProgram.Address(told)) != ""), program, told);
        using var http = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync(new Uri(address), TestContext.Current.CancellationToken)).StatusCode);
        await BuiltProgram.Kill(program);

        await IsWhole(ground.NewSite(AreaCode.Of(Code), "绵山镇", [], demo: true));
        SqliteConnection.ClearAllPools();
        await TestDatabases.Drop(bare);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task IsWhole(Site site)
    {
        await using var store = new SiteStore();
        await using var db = store.Open(site);
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        Assert.True(await db.Everywhere<Area>().AnyAsync() && await db.Everywhere<Account>().AnyAsync() && await db.Everywhere<Post>().AnyAsync());
    }

    // It has reached the database: from here on a kill meets it at work.
    private static async Task<bool> HasBegun(Ground ground, Process program)
    {
        if (ground.Postgres is null)
        {
            var open = new DirectoryInfo($"/proc/{program.Id}/fd");
            return open.Exists && open.EnumerateFiles().Any(f => f.LinkTarget?.StartsWith(ground.Folder.Root, StringComparison.Ordinal) == true);
        }

        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ground.Postgres) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_start > $1", connection)
        {
            Parameters = { new() { Value = program.StartTime.ToUniversalTime() } },
        };
        return (long)(await command.ExecuteScalarAsync())! > 0;
    }
}
