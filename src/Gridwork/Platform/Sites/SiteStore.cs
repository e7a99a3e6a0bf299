using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Search;
using Gridwork.Platform.Telemetry;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;

namespace Gridwork.Platform.Sites;

/// <summary>Opens a site's database: a file of SQLite, or a schema of PostgreSQL chosen by the connection's search path.</summary>
internal sealed class SiteStore : IAsyncDisposable
{
    /// <summary>For what lives as long as the process: the command line's one command, the tools.</summary>
    public static readonly SiteStore Shared = new();

    /// <summary>To PostgreSQL, of each site.</summary>
    public const int MostConnections = 8;

    private const int MostPrepared = 100;

    private readonly ConcurrentDictionary<string, Source> sources = new(StringComparer.Ordinal);

    public void Configure(DbContextOptionsBuilder options, Site site)
    {
        options.AddInterceptors(new CountActs(site.Code), new TimeCommands(site.Code));
        if (site.Store is StoreKind.Sqlite)
        {
            // A list as one parameter: else each length of it is a command of its own, made anew every time.
            options.UseSqlite(SqliteText(site), o => o.MigrationsAssembly(Migrations("Sqlite")).UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
                .ReplaceService<IMigrationsSqlGenerator, FtsTable>()
                .AddInterceptors(SqlitePragmas.Instance);
            return;
        }

        var source = sources.GetOrAdd(PostgresText(site), text => new Source(new NpgsqlDataSourceBuilder(text).Build()));
        options.UseNpgsql(source.Pool.CreateConnection(), contextOwnsConnection: true, o => o.MigrationsAssembly(Migrations("Postgres")))
            .AddInterceptors(source.Awake);
    }

    /// <summary>
    /// The place of a new site: SQLite's empty file; PostgreSQL's schema is made with its tables. Only here: a file that was moved away,
    /// or a disk that is not there, must never be answered with an empty township.
    /// </summary>
    public static async Task Make(Site site)
    {
        if (site.Store is StoreKind.Sqlite && !File.Exists(site.Connection))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(site.Connection)!);
            await using var empty = new FileStream(site.Connection, FileMode.OpenOrCreate);
        }
    }

    /// <summary>A context outside a request, for a command or a job. The caller disposes it.</summary>
    public GridworkDb Open(Site site)
    {
        var options = new DbContextOptionsBuilder<GridworkDb>();
        Configure(options, site);
        return new GridworkDb(options.Options);
    }

    public static string SqliteText(Site site) => new SqliteConnectionStringBuilder
    {
        DataSource = site.Connection,
        Mode = SqliteOpenMode.ReadWrite,
        Cache = SqliteCacheMode.Private,
        DefaultTimeout = 30,
    }.ConnectionString;

    public static string PostgresText(Site site)
    {
        var text = PostgresServers.Read(site.Connection);
        text.SearchPath = site.Schema;
        text.MinPoolSize = 0;
        text.MaxPoolSize = Math.Min(text.MaxPoolSize, MostConnections);
        // We leave nothing behind in a session, so nothing needs to be discarded before each command of the next.
        text.NoResetOnClose = true;
        // To plan one of our statements takes PostgreSQL longer than to run it. Whoever says how many, for a pooler that keeps none, is heard.
        text.MaxAutoPrepare = text.ShouldSerialize("Max Auto Prepare") ? text.MaxAutoPrepare : MostPrepared;
        return text.ConnectionString;
    }

    private static readonly ConcurrentDictionary<string, Assembly> Found = new(StringComparer.Ordinal);

    // Each context asks: to look among all assemblies took a tenth of a request.
    private static Assembly Migrations(string database) => Found.GetOrAdd(database, Find);

    // They refer to this program, so it cannot refer to them: they lie beside it.
    private static Assembly Find(string database)
    {
        var name = $"Gridwork.Migrations.{database}";
        return AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => a.GetName().Name == name)
            ?? AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources.Values)
        {
            await source.Pool.DisposeAsync();
        }
    }

    private sealed class Source(NpgsqlDataSource pool)
    {
        public NpgsqlDataSource Pool => pool;

        public PostgresAwake Awake { get; } = new(pool);
    }
}

/// <summary>Set on every connection: the file survives a kill, readers do not wait for the writer, keys hold.</summary>
internal sealed class SqlitePragmas : Microsoft.EntityFrameworkCore.Diagnostics.DbConnectionInterceptor
{
    public static readonly SqlitePragmas Instance = new();

    private const string Text = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=30000; PRAGMA foreign_keys=ON;";

    // A connection that comes out of the pool has them already.
    private static readonly ConditionalWeakTable<SafeHandle, object> Told = [];

    // EF looks read-only whether there is a database; that a new file keeps a log cannot be written then.
    private static string For(DbConnection connection) =>
        connection.ConnectionString.Contains("Mode=ReadOnly", StringComparison.OrdinalIgnoreCase) ? Text : $"PRAGMA journal_mode=WAL; {Text}";

    public override void ConnectionOpened(DbConnection connection, Microsoft.EntityFrameworkCore.Diagnostics.ConnectionEndEventData eventData)
    {
        var handle = ((SqliteConnection)connection).Handle!;
        if (Told.TryGetValue(handle, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = For(connection);
#pragma warning disable MA0045 // There is no file to wait for: the library answers in place, also where it offers a task.
        command.ExecuteNonQuery();
#pragma warning restore MA0045
        Told.AddOrUpdate(handle, Instance);
    }

    public override Task ConnectionOpenedAsync(
        DbConnection connection, Microsoft.EntityFrameworkCore.Diagnostics.ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
