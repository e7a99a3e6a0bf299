using Gridwork.Areas.Contracts;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using NetTopologySuite.Operation.Union;

namespace Gridwork.Areas.Recoding;

/// <summary>What moves by one row of a table of new codes.</summary>
internal sealed record RecodeCount(int Grids, int Units, int Posts, int Boundaries, int Open);

/// <summary>What stands at places whose codes change. Everywhere, all through: the places are chosen, and whatever lies there goes along.</summary>
internal sealed class MovedGround(GridworkDb db, RecodePlan plan, DateOnly from)
{
    private List<AreaScope> Lots => [.. Lineage.InLots([.. plan.Heirs.Keys])];

    /// <summary>By the number of the row.</summary>
    public async Task<IReadOnlyDictionary<int, RecodeCount>> Count(IEnumerable<IMovesWithPlaces> rows, CancellationToken ct)
    {
        List<AreaCode> units = [], posts = [], drawn = [], open = [];
        foreach (var lot in Lots)
        {
            units.AddRange(await Units(lot).Select(u => u.Area).ToListAsync(ct));
            posts.AddRange(await Posts(lot).Select(p => p.Area).ToListAsync(ct));
            drawn.AddRange(await Drawn(lot).Select(b => b.Area).ToListAsync(ct));
            foreach (var kept in rows)
            {
                open.AddRange((await kept.Open(lot, ct)).SelectMany(o => Enumerable.Repeat(o.Key, o.Value)));
            }
        }

        var grids = plan.Heirs.Keys.Where(k => Area.KindOf(k) is AreaKind.Grid).ToLookup(plan.RowOf);
        var (ofUnits, ofPosts, ofDrawn, ofOpen) = (ByRow(units), ByRow(posts), ByRow(drawn), ByRow(open));
        return plan.Heirs.Keys.Select(plan.RowOf).Distinct().ToDictionary(
            row => row, row => new RecodeCount(grids[row].Count(), ofUnits[row].Count(), ofPosts[row].Count(), ofDrawn[row].Count(), ofOpen[row].Count()));
    }

    public async Task Offices(Caller caller, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var lot in Lots)
        {
            foreach (var unit in await Units(lot).ToListAsync(ct))
            {
                db.Trail(caller, "units.recode", unit.Name, plan.Now(unit.Area), $"{unit.Area} → {plan.Now(unit.Area)}", now);
                unit.Move(plan.Now(unit.Area));
            }

            var posts = await Posts(lot).ToListAsync(ct);
            var people = posts.Select(p => p.Account).Distinct().ToList();
            var names = await db.Users.Where(a => people.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.UserName, ct);
            foreach (var post in posts)
            {
                db.Trail(caller, "posts.recode", names[post.Account]!, plan.Now(post.Area), $"{post.Role} {post.Area} → {plan.Now(post.Area)}", now);
                post.Move(plan.Now(post.Area));
            }
        }
    }

    /// <summary>A place that followed others whole has their line; one that was cut out of another has none until somebody draws it.</summary>
    public async Task Boundaries(CancellationToken ct)
    {
        var standing = new Dictionary<AreaCode, Boundary>();
        foreach (var lot in Lineage.InLots([.. plan.Heirs.Keys, .. plan.Heirs.Values.SelectMany(h => h)]))
        {
            foreach (var boundary in await Drawn(lot).ToListAsync(ct))
            {
                standing[boundary.Area] = boundary;
            }
        }

        foreach (var (heir, before) in plan.Heirs.SelectMany(h => h.Value, (h, heir) => (heir, old: h.Key)).ToLookup(h => h.heir, h => h.old).Select(h => (h.Key, h.ToList())))
        {
            var own = standing.GetValueOrDefault(heir);
            if (before.TrueForAll(old => plan.Heirs[old].Count == 1 && standing.ContainsKey(old)) && (own is not null || plan.Made.ContainsKey(heir)))
            {
                var shape = UnaryUnionOp.Union([.. before.Select(old => standing[old].Shape), .. own is null ? [] : new[] { own.Shape }]);
                Draw(heir, own, shape);
            }
        }

        foreach (var old in plan.Heirs.Keys)
        {
            standing.GetValueOrDefault(old)?.End(from.AddDays(-1));
        }
    }

    private void Draw(AreaCode heir, Boundary? own, NetTopologySuite.Geometries.Geometry shape)
    {
        if (own?.ValidFrom == from)
        {
            own.Redraw(shape);
            return;
        }

        own?.End(from.AddDays(-1));
        db.Add(Boundary.Of(heir, shape, from));
    }

    private ILookup<int, AreaCode> ByRow(IEnumerable<AreaCode> at) => at.Where(plan.Heirs.ContainsKey).ToLookup(plan.RowOf);

    private IQueryable<Unit> Units(AreaScope at) => db.In<Unit>(at).Where(u => u.ValidTo == null || u.ValidTo >= from);

    private IQueryable<Post> Posts(AreaScope at) => db.In<Post>(at).Where(p => p.To == null || p.To >= from);

    private IQueryable<Boundary> Drawn(AreaScope at) => db.In<Boundary>(at).Where(b => b.ValidTo == null);
}
