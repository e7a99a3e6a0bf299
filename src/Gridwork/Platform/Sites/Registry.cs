using System.Data.Common;
using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gridwork.Platform.Sites;

/// <summary>The sites of this installation, as this node knew them half a minute ago at most: another one, or the command line, may add to them.</summary>
internal sealed partial class Registry(IDbContextFactory<RegistryDb> registry, DataFolder folder, Ground ground, TimeProvider clock, ILogger<Registry> log)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private volatile Known? known;

    /// <summary>Makes the registry's tables if they are not there yet.</summary>
    public async Task Prepare(CancellationToken ct)
    {
        await using var db = await registry.CreateDbContextAsync(ct);
        await ground.MakeFile();
        await using var alone = await db.Database.BeginTransactionAsync(ct);
        await ground.MakeSchema(db, ct);
        if (!await HasTables(db, ct))
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(ct);
        }

        await alone.CommitAsync(ct);
    }

    // EnsureCreated looks at the whole PostgreSQL database, where the sites' tables lie too.
    private static async Task<bool> HasTables(RegistryDb db, CancellationToken ct) => (await db.Database.SqlQueryRaw<int>(db.Database.IsSqlite()
        ? "SELECT count(*) AS \"Value\" FROM sqlite_master WHERE name = 'sites'"
        : "SELECT count(*)::int AS \"Value\" FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = 'sites'").ToListAsync(ct))[0] > 0;

    public async Task<IReadOnlyList<Site>> All(CancellationToken ct)
    {
        // That there is none is not kept: whoever makes the first wants to see it.
        if (known is { Sites.Count: > 0 } kept)
        {
            if (clock.GetElapsedTime(kept.At) < Fresh)
            {
                return kept.Sites;
            }

            try
            {
                return await Read(ct);
            }
            catch (DbException away)
            {
                // Sites are served as they were known: the registry is not asked by every request either.
                RegistryAway(log, away);
                known = kept with { At = clock.GetTimestamp() };
                return kept.Sites;
            }
        }

        return await Read(ct);
    }

    private async Task<IReadOnlyList<Site>> Read(CancellationToken ct)
    {
        var at = clock.GetTimestamp();
        await using var db = await registry.CreateDbContextAsync(ct);
        var rows = await db.Sites.AsNoTracking().OrderBy(s => s.Code).ToListAsync(ct);
        IReadOnlyList<Site> sites = [.. rows.Select(r => new Site(
            r.Code, r.Name, AreaCode.Of(r.Root), r.Hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries), r.Store,
            r.Store is StoreKind.Sqlite ? Path.GetFullPath(r.Connection, folder.Root) : r.Connection, r.Demo))];
        known = new Known(sites, at);
        return sites;
    }

    /// <summary>The place that a site is about has another code; its own code, by which its files and cookies are named, stays.</summary>
    public async Task Reroot(string code, AreaCode root, CancellationToken ct)
    {
        await using var db = await registry.CreateDbContextAsync(ct);
        (await db.Sites.SingleAsync(s => s.Code == code, ct)).Root = root.Value;
        await db.SaveChangesAsync(ct);
        known = null;
    }

    /// <summary>Which site a host name is for: the one that bears it, or the only one there is.</summary>
    public async Task<Site?> For(string host, CancellationToken ct)
    {
        var all = await All(ct);
        return all.FirstOrDefault(s => s.Hosts.Contains(host, StringComparer.OrdinalIgnoreCase)) ?? (all.Count == 1 ? all[0] : null);
    }

    /// <param name="site">A SQLite site's connection is kept as a path under the data folder when it lies there.</param>
    public async Task Add(Site site, CancellationToken ct)
    {
        await using var db = await registry.CreateDbContextAsync(ct);
        db.Sites.Add(new SiteRow
        {
            Code = site.Code,
            Name = site.Name,
            Root = site.Root.Value,
            Hosts = string.Join(' ', site.Hosts),
            Store = site.Store,
            Connection = site.Store is StoreKind.Sqlite ? Path.GetRelativePath(folder.Root, site.Connection) : site.Connection,
            Demo = site.Demo,
        });
        await db.SaveChangesAsync(ct);
        known = null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The registry is away; its sites are served as they were known.")]
    private static partial void RegistryAway(ILogger log, Exception away);

    private sealed record Known(IReadOnlyList<Site> Sites, long At);
}

/// <summary>Where this installation's data lies: <c>var/</c> beside the program's checkout, or <c>GRIDWORK_VAR</c>.</summary>
public sealed record DataFolder(string Root)
{
    public string Sites => Path.Combine(Root, "sites");

    public string Registry => Path.Combine(Root, "registry.db");

    /// <summary>One file of keys for each site; made when the site first needs one.</summary>
    public string Keys => Path.Combine(Root, "keys");

    public void Make()
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Sites);
    }
}
