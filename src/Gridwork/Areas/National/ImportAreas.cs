using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.National;

/// <summary>Takes a site's own part out of the national list: its roots (one of a site), everything inside, and those above. What the site has already stays as it is.</summary>
internal sealed class ImportAreas(GridworkDb db, NationalAreas list)
{
    /// <summary>Gives back how many were added.</summary>
    /// <param name="from">The day from which they stand.</param>
    /// <exception cref="ArgumentException">The national list has no such place.</exception>
    public async Task<int> Run(AreaScope part, DateOnly from, CancellationToken ct)
    {
        if (part.Roots.Where(root => list.Name(root) is null).Select(root => root.Value).FirstOrDefault() is { } none)
        {
            throw new ArgumentException($"The national list has no {none}.", nameof(part));
        }

        // Everywhere: an area lies in none; which of them the site has is asked, nothing is shown.
        var known = (await db.Everywhere<Area>().Select(a => a.Code).ToListAsync(ct)).ToHashSet();
        var added = 0;
        await db.AddMany(
            Part(part).Where(area => known.Add(area.Code)).Select(area =>
            {
                added++;
                return Area.Of(area.Code, area.Name, from);
            }), ct);
        await db.Touch(Stamp.Areas, ct);
        return added;
    }

    private IEnumerable<NationalArea> Part(AreaScope part)
    {
        foreach (var root in part.Roots)
        {
            for (var at = (AreaCode?)root; at is { } code; at = code.Parent)
            {
                if (list.Name(code) is { } name)
                {
                    yield return new NationalArea(code, name);
                }
            }

            foreach (var inside in list.Under(root))
            {
                yield return inside;
            }
        }
    }
}
