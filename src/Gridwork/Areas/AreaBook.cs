using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>A site's areas as they stand on a day, in memory: names for every list, and what lies in what.</summary>
internal sealed class AreaBook(IReadOnlyList<Area> all, Lineage lineage, AreaCode root, DateOnly day)
{
    private readonly AreaScope site = new(lineage.WithForebears(root));

    private readonly Dictionary<AreaCode, Area> areas = all.ToDictionary(a => a.Code);

    private readonly ILookup<AreaCode?, Area> children =
        all.Where(a => a.ValidOn(day)).OrderBy(a => a.Code.Value, StringComparer.Ordinal).ToLookup(a => a.Code.Parent);

    public DateOnly Day => day;

    public Lineage Lineage => lineage;

    public Area? Find(AreaCode code) => areas.GetValueOrDefault(code);

    public IEnumerable<Area> Standing => areas.Values.Where(a => a.ValidOn(day));

    public bool Stands(AreaCode code) => Find(code)?.ValidOn(day) == true;

    /// <summary>The name in everyday words; the code itself of a place that the site does not hold.</summary>
    public string Name(AreaCode code) => Find(code) is { } area ? AreaNames.Short(area.NameOn(day)) : code.Value;

    /// <summary>The name with those above it, from the site's root down. A grid's own name already says its village.</summary>
    public string FullName(AreaCode code)
    {
        var names = new List<string>();
        for (AreaCode? at = code; at is { } here && site.Contains(here); at = here.Parent)
        {
            if (names.Count == 0 || !names[^1].StartsWith(Name(here), StringComparison.Ordinal))
            {
                names.Add(Name(here));
            }
        }

        names.Reverse();
        return names.Count == 0 ? Name(code) : string.Concat(names);
    }

    /// <summary>The roots of a scope that stand: without the places that these followed.</summary>
    public IEnumerable<AreaCode> Roots(AreaScope scope) => scope.Roots.Where(Stands);

    /// <summary>A place as a list is narrowed to it, by its old code or its new one: with what it came from and what followed it.</summary>
    public AreaScope Around(AreaCode code) => new(lineage.AllNow(code).Append(code).SelectMany(lineage.WithForebears));

    /// <summary>A place by the code that somebody wrote: an old one means the one that followed it. Null where nothing stands.</summary>
    public AreaCode? Now(string? written) => AreaCode.TryParse(written, out var code) && lineage.Now(code) is var now && Stands(now) ? now : null;

    /// <summary>What stands directly inside, in the order of the codes.</summary>
    public IEnumerable<Area> Inside(AreaCode parent) => children[parent];
}

internal sealed class AreaBooks(GridworkDb db, CurrentSite site, Stamps stamps, Stamped<AreaBook> kept, TimeProvider clock)
{
    public async Task<AreaBook> Today(CancellationToken ct)
    {
        var day = CivilTime.DayOf(clock.GetUtcNow());
        return await kept.Of(site.Value.Code, await stamps.Now(Stamp.Areas, ct), day, () => Read(day, ct));
    }

    // Everywhere: names are no secret, and every list needs those of all places.
    private async Task<AreaBook> Read(DateOnly day, CancellationToken ct)
    {
        var lineage = new Lineage(await db.Everywhere<Succession>().AsNoTracking().ToListAsync(ct));
        return new AreaBook(await db.Everywhere<Area>().AsNoTracking().ToListAsync(ct), lineage, site.Value.Root, day);
    }
}
