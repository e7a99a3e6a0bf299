using Gridwork.Areas;
using Gridwork.Areas.Contracts;
using Gridwork.Kernel;
using Gridwork.Matters.Alarms;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.FollowUps;
using Gridwork.Matters.Messages;
using Gridwork.Matters.PrivacyRequests;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Whistles;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Recoding;

/// <summary>Open matters, and every row that belongs to one, move to the code that followed theirs, each with a line of its history.</summary>
internal sealed class RecodeMatters(GridworkDb db, AreaBooks books, GridFinder finder, TimeProvider clock) : IMovesWithPlaces
{
    private const int AtOnce = 500;
    private const int MostLost = 5;

    /// <summary>The rows that belong to a matter. Whatever is an <see cref="IOfMatter"/> stands here; a test compares.</summary>
    internal static readonly IReadOnlyDictionary<Type, Func<GridworkDb, IReadOnlyList<MatterId>, AreaCode, CancellationToken, Task<int>>> Rows =
        new Dictionary<Type, Func<GridworkDb, IReadOnlyList<MatterId>, AreaCode, CancellationToken, Task<int>>>
        {
            [typeof(Leg)] = Take<Leg>,
            [typeof(Whistle)] = Take<Whistle>,
            [typeof(Notice)] = Take<Notice>,
            [typeof(Complaint)] = Take<Complaint>,
            [typeof(PrivacyRequest)] = Take<PrivacyRequest>,
            [typeof(Message)] = Take<Message>,
            [typeof(FollowUp)] = Take<FollowUp>,
            [typeof(Reporter)] = Take<Reporter>,
            [typeof(Reveal)] = Take<Reveal>,
        };

    public async Task<IReadOnlyDictionary<AreaCode, int>> Open(AreaScope at, CancellationToken ct) =>
        await Lying(at).GroupBy(m => m.Area).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    public async Task<int> Move(AreaScope at, Caller by, CancellationToken ct)
    {
        var (book, moved, lost) = (await books.Today(ct), 0, 0);
        while (true)
        {
            // One at a time after somebody was faster. What moved lies elsewhere, so the next page begins where this one did.
            var some = await Lying(at).OrderBy(m => m.NextDue).ThenBy(m => m.Id).Take(lost > 0 ? 1 : AtOnce).ToListAsync(ct);
            if (some.Count == 0 || lost > MostLost)
            {
                return moved;
            }

            var saved = await db.InTransaction(stop => Page(some, book, by, stop), ct);
            (moved, lost) = saved ? (moved + some.Count, 0) : (moved, lost + 1);
            db.ChangeTracker.Clear();
        }
    }

    private async Task<bool> Page(List<Matter> some, AreaBook book, Caller by, CancellationToken ct)
    {
        var actor = new Actor(by.Id, by.Name, clock.GetUtcNow());
        foreach (var matter in some)
        {
            var (old, next) = (matter.Area, await Heir(matter, book, ct));
            var note = $"{book.Name(old)} {old} → {book.Name(next)} {next}";
            if (matter.Recode(next, note, actor) is { } refused)
            {
                throw new InvalidOperationException($"{matter.Number}: {refused.Message}");
            }

            db.Trail(by, "matters.recode", matter.Number, next, note, actor.At);
        }

        if (!await db.Save(ct))
        {
            return false;
        }

        foreach (var here in some.GroupBy(m => m.Area, m => m.Id))
        {
            var ids = here.ToList();
            foreach (var take in Rows.Values)
            {
                await take(db, ids, here.Key, ct);
            }
        }

        return true;
    }

    // Everywhere, and by their places alone: a node that does not know the site's new root yet must not take the old one for all there is.
    private IQueryable<Matter> Lying(AreaScope at) => db.Everywhere<Matter>().Where(m => m.Open).At(at);

    // Where a place was divided, the pin decides if the new lines are drawn; else it goes with the main one, and whoever knows better moves it.
    private async Task<AreaCode> Heir(Matter matter, AreaBook book, CancellationToken ct)
    {
        var main = book.Lineage.Now(matter.Area);
        return main == matter.Area ? throw new InvalidOperationException($"{matter.Number}: nothing follows {main}.")
            : matter.Spot is { } spot && await finder.PlaceAt(spot, ct) is { } drawn && book.Lineage.AllNow(matter.Area).Any(heir => heir.Contains(drawn)) ? drawn
            : main;
    }

    private static Task<int> Take<T>(GridworkDb db, IReadOnlyList<MatterId> ids, AreaCode area, CancellationToken ct)
        where T : class, IOfMatter =>
        // Everywhere: they lie where their matters do, and those were read in their place.
        db.Everywhere<T>().Where(row => ids.Contains(row.Matter)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Area, area), ct);
}
