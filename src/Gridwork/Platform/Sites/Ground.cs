using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gridwork.Platform.Sites;

/// <summary>
/// Where new sites and the registry are kept: files under the data folder, or schemas of the PostgreSQL that
/// <c>GRIDWORK_DATABASE</c> names (a connection text without a search path; several servers of which one leads may stand in it).
/// </summary>
internal sealed record Ground(DataFolder Folder, string? Postgres)
{
    private const string RegistrySchema = "gridwork";

    /// <summary>A variable that is set to nothing is as good as absent.</summary>
    public string? Postgres { get; } = string.IsNullOrWhiteSpace(Postgres) ? null : Postgres;

    public Site NewSite(AreaCode root, string name, IReadOnlyList<string> hosts, bool demo) => Postgres is { } text
        ? new Site(root.Value, name, root, hosts, StoreKind.Postgres, text, demo)
        : new Site(root.Value, name, root, hosts, StoreKind.Sqlite, Path.Combine(Folder.Sites, $"{root.Value}.db"), demo);

    /// <summary>How many sites the PostgreSQL server has connections for; null where sites are files.</summary>
    public async Task<int?> Room(CancellationToken ct)
    {
        if (Postgres is not { } text)
        {
            return null;
        }

        var alone = PostgresServers.Read(text);
        alone.Pooling = false;
        await using var connection = new NpgsqlConnection(alone.ConnectionString);
        await connection.OpenAsync(ct);
        await using var command = new NpgsqlCommand("SELECT current_setting('max_connections')::int", connection);
        return (int)(await command.ExecuteScalarAsync(ct))! / SiteStore.MostConnections;
    }

    public void Configure(DbContextOptionsBuilder registry)
    {
        if (Postgres is { } text)
        {
            var own = PostgresServers.Read(text);
            (own.SearchPath, own.MaxPoolSize) = (RegistrySchema, 4);
            registry.UseNpgsql(own.ConnectionString);
        }
        else
        {
            registry.UseSqlite($"Data Source={Folder.Registry};Mode=ReadWrite");
        }
    }

    /// <summary>The registry's empty file; a database of PostgreSQL is there already.</summary>
    public async Task MakeFile()
    {
        if (Postgres is null && !File.Exists(Folder.Registry))
        {
            await using var empty = new FileStream(Folder.Registry, FileMode.OpenOrCreate);
        }
    }

    /// <summary>The schema must be there before its tables. A file needs none. Nodes that start at once do it one after the other.</summary>
    public Task MakeSchema(RegistryDb registry, CancellationToken ct) => Postgres is null
        ? Task.CompletedTask
        : registry.Database.ExecuteSqlRawAsync($"SELECT pg_advisory_xact_lock(hashtextextended('{RegistrySchema}', 7)); CREATE SCHEMA IF NOT EXISTS {RegistrySchema}", ct);
}
