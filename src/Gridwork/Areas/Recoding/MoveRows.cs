using Gridwork.Areas.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Sites;

namespace Gridwork.Areas.Recoding;

/// <summary>
/// Moves what is open at places that have ended to those that followed them: after codes changed, and whenever something that had ended begins
/// again. Comes round; asks nothing of a site where no code ever changed.
/// </summary>
internal sealed class MoveRows(AreaBooks books, CurrentSite site, Registry registry, IEnumerable<IMovesWithPlaces> rows, Caller caller)
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>How much moved.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var lineage = (await books.Today(ct)).Lineage;
        if (lineage.Any && lineage.Now(site.Value.Root) is var root && root != site.Value.Root)
        {
            await registry.Reroot(site.Value.Code, root, ct);
        }

        var moved = 0;
        foreach (var lot in lineage.Left)
        {
            foreach (var kept in rows)
            {
                moved += await kept.Move(lot, caller, ct);
            }
        }

        return moved;
    }
}
