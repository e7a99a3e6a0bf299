using System.Collections.Concurrent;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Tables;

/// <summary>
/// What holds of an imported table on a day. Once a second a request that needs it asks the database whether anything was decided; the rows themselves are
/// read, and what the capability makes of them is made, anew only then.
/// </summary>
internal sealed class TablesInForce<T, TMade>(GridworkDb db, CurrentSite site, KeptTables<T, TMade> kept, Lately<(string Site, Type Table), LastDecided> lately)
    where T : TableVersion
{
    private TableBook<T, TMade>? book;

    /// <param name="make">Of all that hold that day; of none where the site has none.</param>
    public async Task<TMade> On(DateOnly day, Func<IReadOnlyList<T>, TMade> make, CancellationToken ct)
    {
        book ??= await Fresh(ct);
        var held = book.Versions.Where(v => v.Holds(day)).ToList();
        return held.Count == 0 ? make([]) : book.Made.GetOrAdd(string.Join(',', held.Select(v => v.Number)), _ => make(held));
    }

    private async Task<TableBook<T, TMade>> Fresh(CancellationToken ct)
    {
        // Everywhere: an imported table is the site's.
        var stamp = (await lately.Of((site.Value.Code, typeof(T)), async _ => new LastDecided(await db.Everywhere<T>().MaxAsync(v => (long?)v.Decided, ct) ?? 0)))!.Number;
        if (kept[site.Value.Code] is { } known && known.Stamp == stamp)
        {
            return known;
        }

        var versions = await db.Everywhere<T>().AsNoTracking().Where(v => v.State == TableState.InForce).OrderBy(v => v.Number).ToListAsync(ct);
        return kept[site.Value.Code] = new(stamp, versions, new(StringComparer.Ordinal));
    }
}

/// <summary>How many decisions there were on the imports of a table; the number of the last.</summary>
internal sealed record LastDecided(long Number);

/// <summary>Each site's versions in force as they were last read by this process.</summary>
internal sealed class KeptTables<T, TMade>
    where T : TableVersion
{
    private readonly ConcurrentDictionary<string, TableBook<T, TMade>> books = new(StringComparer.Ordinal);

    public TableBook<T, TMade>? this[string site]
    {
        get => books.GetValueOrDefault(site);
        set => books[site] = value!;
    }
}

/// <param name="Made">What holds together, by the numbers of the versions.</param>
internal sealed record TableBook<T, TMade>(long Stamp, IReadOnlyList<T> Versions, ConcurrentDictionary<string, TMade> Made)
    where T : TableVersion;
