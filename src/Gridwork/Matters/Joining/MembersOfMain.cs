using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Joining;

/// <summary>A report that was joined to another, as that one's page tells it.</summary>
/// <param name="Added">What its reporter added since.</param>
public sealed record Member(MatterId Id, string Number, string Text, string PlaceWords, AreaCode Area, Channel Channel, DateTimeOffset ReportedAt, IReadOnlyList<string> Added);

/// <summary>The reports that were joined to a matter, and the matter that one was joined to.</summary>
internal sealed class MembersOfMain(GridworkDb db)
{
    /// <summary>So many are read out; the others are only counted.</summary>
    public const int MostShown = 20;

    public Task<int> Count(MatterId main, CancellationToken ct) => Of(main).CountAsync(ct);

    /// <summary>The first ones, in the order in which they came.</summary>
    public Task<List<Member>> Shown(MatterId main, CancellationToken ct) =>
        Of(main).OrderBy(m => m.Id).Take(MostShown).Select(m => new Member(m.Id, m.Number, m.Text, m.PlaceWords, m.Area, m.Channel, m.ReportedAt, m.History.Where(l => l.Act == MatterAct.AddWords).OrderBy(l => l.Nr).Select(l => l.Note ?? "").ToList())).ToListAsync(ct);

    // Everywhere, here and below: whoever follows a report sees how the one stands to which it was joined.
    /// <summary>Itself, where it was joined to none.</summary>
    public Task<Matter> MainOf(Matter matter, CancellationToken ct) => MainOf(db.Everywhere<Matter>().AsNoTracking(), matter, ct);

    /// <summary>The same, read to be changed.</summary>
    public Task<Matter> MainToChange(Matter matter, CancellationToken ct) => MainOf(db.Everywhere<Matter>(), matter, ct);

    private static async Task<Matter> MainOf(IQueryable<Matter> all, Matter matter, CancellationToken ct)
    {
        // Twice at most by the rules of joining; a third step would be a circle.
        for (var steps = 0; matter.Main is { } main && steps < 3; steps++)
        {
            matter = await all.SingleAsync(m => m.Id == main, ct);
        }

        return matter;
    }

    // Everywhere: whoever sees a matter sees what all its reporters said.
    private IQueryable<Matter> Of(MatterId main) => db.Everywhere<Matter>().AsNoTracking().Where(m => m.Main == main);
}
