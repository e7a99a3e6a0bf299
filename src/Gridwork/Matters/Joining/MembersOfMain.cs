using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Joining;

/// <summary>A report that was joined to another, as that one's page tells it.</summary>
public sealed record Member(MatterId Id, string Number, string Text, string PlaceWords, AreaCode Area, Channel Channel, DateTimeOffset ReportedAt);

/// <summary>The reports that were joined to a matter, and the matter that one was joined to.</summary>
internal sealed class MembersOfMain(GridworkDb db)
{
    /// <summary>So many are read out; the others are only counted.</summary>
    public const int MostShown = 20;

    public Task<int> Count(MatterId main, CancellationToken ct) => Of(main).CountAsync(ct);

    /// <summary>The first ones, in the order in which they came.</summary>
    public Task<List<Member>> Shown(MatterId main, CancellationToken ct) =>
        Of(main).OrderBy(m => m.Id).Take(MostShown).Select(m => new Member(m.Id, m.Number, m.Text, m.PlaceWords, m.Area, m.Channel, m.ReportedAt)).ToListAsync(ct);

    /// <summary>Itself, where it was joined to none.</summary>
    public async Task<Matter> MainOf(Matter matter, CancellationToken ct)
    {
        // Twice at most by the rules of joining; a third step would be a circle.
        for (var steps = 0; matter.Main is { } main && steps < 3; steps++)
        {
            // Everywhere: whoever follows a report sees how the one stands to which it was joined.
            matter = await db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id == main, ct);
        }

        return matter;
    }

    // Everywhere: whoever sees a matter sees what all its reporters said.
    private IQueryable<Matter> Of(MatterId main) => db.Everywhere<Matter>().AsNoTracking().Where(m => m.Main == main);
}
