using Gridwork.Areas;
using Gridwork.Kernel.Geo;
using Gridwork.Platform;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;

namespace Gridwork.Portal.Reporting;

/// <summary>The other sites of the same county that live in this installation: whose ground a point is, and how a report goes on there.</summary>
internal sealed class Neighbours(Registry registry, CurrentSite site, IServiceScopeFactory scopes)
{
    private const int CountyDigits = 6;

    /// <summary>Whose drawn ground holds the point; null where no neighbour's does, or where that one has no address of its own.</summary>
    public async Task<Site?> Of(Spot spot, CancellationToken ct)
    {
        var (here, county) = (site.Value, site.Value.Root.Value[..CountyDigits]);
        foreach (var other in (await registry.All(ct)).Where(s => s.Code != here.Code && s.Hosts.Count > 0 && s.Root.Value.StartsWith(county, StringComparison.Ordinal)))
        {
            await using var scope = Open(other);
            if (await scope.ServiceProvider.GetRequiredService<GridFinder>().PlaceAt(spot, ct) is not null)
            {
                return other;
            }
        }

        return null;
    }

    /// <summary>Begins the same report there: words and point, without photos. Only as the reporter asks for it.</summary>
    public async Task<DraftId> Carry(ReportDraft draft, Site to, CancellationToken ct)
    {
        await using var scope = Open(to);
        var drafts = scope.ServiceProvider.GetRequiredService<ReportDrafts>();
        var there = await drafts.FindOrBegin(DraftId.New(), ct);
        there.Says(draft.Text);
        there.Stands(place: null, draft.PlaceWords, unknown: false);
        there.Pin(draft.Spot!, await scope.ServiceProvider.GetRequiredService<GridFinder>().PlaceAt(draft.Spot!, ct));
        await drafts.Keep(ct);
        return there.Id;
    }

    private AsyncServiceScope Open(Site other)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentSite>().Value = other;
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Value = Caller.Public;
        return scope;
    }
}
