using System.Collections.Concurrent;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Standards;

/// <summary>
/// The case standard that the site files by. A request that needs it asks the database once whether anything was decided;
/// the conditions themselves are read anew only then.
/// </summary>
internal sealed class SiteStandard(GridworkDb db, CurrentSite site, KeptStandards kept, CaseStandard shipped, TimeProvider clock)
{
    private KeptStandards.Book? book;

    public Task<CaseStandard> Today(CancellationToken ct) => On(CivilTime.DayOf(clock.GetUtcNow()), ct);

    public async Task<CaseStandard> On(DateOnly day, CancellationToken ct)
    {
        book ??= await Fresh(ct);
        var held = book.Versions.Where(v => v.Holds(day)).ToList();
        return held.Count == 0 ? shipped : book.Made.GetOrAdd(string.Join(',', held.Select(v => v.Number)), _ => shipped.With(held));
    }

    private async Task<KeptStandards.Book> Fresh(CancellationToken ct)
    {
        // Everywhere: the case standard is the site's.
        var stamp = await db.Everywhere<StandardVersion>().MaxAsync(v => (long?)v.Decided, ct) ?? 0;
        if (kept[site.Value.Code] is { } known && known.Stamp == stamp)
        {
            return known;
        }

        var versions = await db.Everywhere<StandardVersion>().AsNoTracking().Where(v => v.State == StandardState.InForce).OrderBy(v => v.Kind).ToListAsync(ct);
        return kept[site.Value.Code] = new(stamp, versions, new(StringComparer.Ordinal));
    }
}

/// <summary>Each site's versions in force as they were last read by this process.</summary>
internal sealed class KeptStandards
{
    private readonly ConcurrentDictionary<string, Book> books = new(StringComparer.Ordinal);

    /// <param name="Made">What holds together, by the numbers of the versions.</param>
    internal sealed record Book(long Stamp, IReadOnlyList<StandardVersion> Versions, ConcurrentDictionary<string, CaseStandard> Made);

    public Book? this[string site]
    {
        get => books.GetValueOrDefault(site);
        set => books[site] = value!;
    }
}
