using System.Reflection;
using Gridwork.Kernel;
using Gridwork.Platform.Sites;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Gridwork.Tests.TestDatabases))]

namespace Gridwork.Tests;

public enum TestDatabase { Sqlite, Postgres }

/// <summary>Runs a theory once on SQLite and once on PostgreSQL: <c>[Theory, BothDatabases] … (TestDatabase database)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override bool SupportsDiscoveryEnumeration() => true;

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new(TestDatabases.Both);
}

/// <summary>A migrated database to copy from, made once per process and kind; every site of a test is a copy of its own.</summary>
public sealed class TestDatabases : IAsyncDisposable
{
    /// <summary>A connection text of a PostgreSQL where we may create databases. <c>./test</c> starts one.</summary>
    private static readonly string? Server = Environment.GetEnvironmentVariable("TOWN_TEST_DB");

    private static readonly string Mark = $"{Environment.ProcessId}_{Guid.CreateVersion7():N}"[..24];
    private static readonly Lazy<Task<Site>> SqliteTemplate = new(MakeSqlite);
    private static readonly Lazy<Task<Site>> PostgresTemplate = new(MakePostgres);
    private static int copies;

    public static IReadOnlyCollection<TheoryDataRow<TestDatabase>> Both { get; } =
        [.. Enum.GetValues<TestDatabase>().Select(d => new TheoryDataRow<TestDatabase>(d).WithTrait("database", d.ToString()))];

    /// <summary>Skips the test, with the reason, where there is no server to run it on.</summary>
    public static void SkipWithout(TestDatabase database) =>
        Assert.SkipWhen(database is TestDatabase.Postgres && Server is null, "No PostgreSQL: set TOWN_TEST_DB to a connection text, or run ./test.");

    /// <summary>A new site on a copy of the template. SQLite: a file in <paramref name="folder"/>; PostgreSQL: a database of its own.</summary>
    public static async Task<Site> Copy(TestDatabase database, string folder)
    {
        SkipWithout(database);
        var code = $"140781105t{Interlocked.Increment(ref copies)}";
        if (database is TestDatabase.Sqlite)
        {
            var file = Path.Combine(folder, $"{code}.db");
            File.Copy((await SqliteTemplate.Value).Connection, file);
            return ASite(StoreKind.Sqlite, file) with { Code = code, Hosts = [$"{code}.test"] };
        }

        var template = await PostgresTemplate.Value;
        var connection = await MakeDatabase($"town_{Mark}_{code}", $"TEMPLATE {Name(template.Connection)}");
        var site = ASite(StoreKind.Postgres, connection) with { Code = code, Hosts = [$"{code}.test"] };
        await Run(connection, $"ALTER SCHEMA {template.Schema} RENAME TO {site.Schema}");
        return site;
    }

    /// <summary>A new site on another server, made there and left there.</summary>
    public static async Task<Site> On(string connection)
    {
        var code = $"140781105t{Interlocked.Increment(ref copies)}";
        var site = ASite(StoreKind.Postgres, connection) with { Code = code, Hosts = [$"{code}.test"] };
        await MakeTables(site);
        return site;
    }

    /// <summary>A site whose tables are not made yet.</summary>
    public static async Task<Site> Bare(TestDatabase database, string folder)
    {
        SkipWithout(database);
        var name = $"bare_{Mark}_{Interlocked.Increment(ref copies)}";
        var site = database is TestDatabase.Sqlite
            ? ASite(StoreKind.Sqlite, Path.Combine(folder, $"{name}.db"))
            : ASite(StoreKind.Postgres, await MakeDatabase(name));
        await SiteStore.Make(site);
        return site;
    }

    public static Task Drop(Site site) => site.Store is StoreKind.Postgres && Server is not null
        ? Run(Server, $"DROP DATABASE IF EXISTS {Name(site.Connection)} WITH (FORCE)")
        : Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (SqliteTemplate.IsValueCreated)
        {
            File.Delete((await SqliteTemplate.Value).Connection);
        }

        if (PostgresTemplate.IsValueCreated)
        {
            await Drop(await PostgresTemplate.Value);
        }
    }

    private static Site ASite(StoreKind store, string connection) =>
        new("140781105", "绵山镇", AreaCode.Of("140781105"), [], store, connection, Demo: false);

    private static async Task<Site> MakeSqlite()
    {
        var site = ASite(StoreKind.Sqlite, Path.Combine(Path.GetTempPath(), $"town-template-{Mark}.db"));
        await MakeTables(site);
        SqliteConnection.ClearAllPools(); // the last to close writes the log back into the file
        return site;
    }

    private static async Task<Site> MakePostgres()
    {
        var site = ASite(StoreKind.Postgres, await MakeDatabase($"town_{Mark}_template"));
        await MakeTables(site);
        return site;
    }

    // While a mapping is ahead of its migration the tables come from the model: one test says so, the others still run.
    private static async Task MakeTables(Site site)
    {
        await SiteStore.Make(site);
        await using var store = new SiteStore();
        await using var db = store.Open(site);
        if (db.Database.GetMigrations().Any() && !db.Database.HasPendingModelChanges())
        {
            await store.Migrate(site, default);
            return;
        }

        if (site.Store is StoreKind.Postgres)
        {
            await Run(site.Connection, $"CREATE SCHEMA {site.Schema}");
        }

        await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
    }

    private static async Task<string> MakeDatabase(string name, string how = "")
    {
        await Run(Server!, $"CREATE DATABASE {name} {how}");
        return new NpgsqlConnectionStringBuilder(Server) { Database = name }.ConnectionString;
    }

    private static string Name(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    private static async Task Run(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }
}
