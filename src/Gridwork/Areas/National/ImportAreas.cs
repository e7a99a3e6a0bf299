using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.National;

/// <summary>Takes a site's own part out of the national list: its root, everything inside, and those above it. What the site has already stays as it is.</summary>
internal sealed class ImportAreas(GridworkDb db, NationalAreas list)
{
    private const int AtOnce = 2000;

    /// <summary>Gives back how many were added.</summary>
    /// <param name="from">The day from which they stand.</param>
    /// <exception cref="ArgumentException">The national list has no such root.</exception>
    public async Task<int> Run(AreaCode root, DateOnly from, CancellationToken ct)
    {
        if (list.Name(root) is null)
        {
            throw new ArgumentException($"The national list has no {root}.", nameof(root));
        }

        // Everywhere: an area lies in none; which of them the site has is asked, nothing is shown.
        var known = (await db.Everywhere<Area>().Select(a => a.Code).ToListAsync(ct)).ToHashSet();
        var missing = Part(root).Where(code => !known.Contains(code)).ToList();
        foreach (var some in missing.Chunk(AtOnce))
        {
            db.AddRange(some.Select(code => Area.Of(code, list.Name(code)!, from)));
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        return missing.Count;
    }

    private IEnumerable<AreaCode> Part(AreaCode root)
    {
        for (var above = root.Parent; above is { } code; above = code.Parent)
        {
            yield return code;
        }

        yield return root;
        foreach (var inside in list.Under(root))
        {
            yield return inside.Code;
        }
    }
}
