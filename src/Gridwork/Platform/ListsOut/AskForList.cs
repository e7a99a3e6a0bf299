using Gridwork.Kernel;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.ListsOut;

/// <summary>Makes the file of a list that somebody asked for.</summary>
public sealed record ListErrand(Guid List) : IErrand
{
    public static string Kind => "lists.make";
}

/// <summary>Asks for a list as a file. It is made in the background, for this person and so far as they may read it now.</summary>
internal sealed class AskForList(GridworkDb db, Caller caller, IEnumerable<IListOut> lists, Words words, TimeProvider clock)
{
    private const int MostWaiting = 3;

    // One that waits longer is not coming: its errand is stuck, or was dropped.
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <param name="filter">See <see cref="ListFilter"/>.</param>
    public async Task<Result<TakenListId>> Run(string name, string filter, SheetFormat format, CancellationToken ct)
    {
        var scope = caller.ReachOf(lists.Single(l => l.Name == name));
        if (scope.Roots.Count == 0)
        {
            return new MayNotTakeList();
        }

        if (filter.Length > TakenList.MostFilter)
        {
            return new ListFilterTooLong();
        }

        var (me, now) = (caller.Id, clock.GetUtcNow());
        var since = now - Patience;
        // Everywhere: their own.
        if (await db.Everywhere<TakenList>().CountAsync(l => l.By == me && l.State == TakenState.Waiting && l.AskedAt > since, ct) >= MostWaiting)
        {
            return new TooManyWait(MostWaiting);
        }

        var taken = TakenList.Ask(name, filter, format, words.Language, scope, caller, now);
        db.Add(taken);
        db.Send(new ListErrand(taken.Id.Value), now);
        db.Trail(caller, "lists.ask", name, taken.Area, $"{format} {filter}", now);
        await db.SaveChangesAsync(ct);
        return taken.Id;
    }
}
