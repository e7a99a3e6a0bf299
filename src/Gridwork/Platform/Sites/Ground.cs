using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gridwork.Platform.Sites;

/// <summary>
/// Where new sites and the registry are kept: files under the data folder, or schemas of the PostgreSQL that
/// <c>GRIDWORK_DATABASE</c> names (a connection text without a search path).
/// </summary>
internal sealed record Ground(DataFolder Folder, string? Postgres)
{
    private const string RegistrySchema = "gridwork";

    public Site NewSite(AreaCode root, string name, IReadOnlyList<string> hosts, bool demo) => Postgres is { } text
        ? new Site(root.Value, name, root, hosts, StoreKind.Postgres, text, demo)
        : new Site(root.Value, name, root, hosts, StoreKind.Sqlite, Path.Combine(Folder.Sites, $"{root.Value}.db"), demo);

    public void Configure(DbContextOptionsBuilder registry)
    {
        if (Postgres is { } text)
        {
            registry.UseNpgsql(new NpgsqlConnectionStringBuilder(text) { SearchPath = RegistrySchema, MaxPoolSize = 4 }.ConnectionString);
        }
        else
        {
            registry.UseSqlite($"Data Source={Folder.Registry}");
        }
    }

    /// <summary>The schema must be there before its tables. A file needs nothing.</summary>
    public Task MakeSchema(RegistryDb registry, CancellationToken ct) => Postgres is null
        ? Task.CompletedTask
        : registry.Database.ExecuteSqlRawAsync($"CREATE SCHEMA IF NOT EXISTS {RegistrySchema}", ct);
}
