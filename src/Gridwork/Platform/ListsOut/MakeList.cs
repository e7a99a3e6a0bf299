using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.ListsOut;

/// <summary>
/// Makes the file of a list: read page by page as of one moment, as whoever asked may read it now, and no further than when they asked.
/// A right that was taken away meanwhile gives nothing.
/// </summary>
internal sealed class MakeList(
    GridworkDb db, FileStore files, IEnumerable<IListOut> lists, ICallerSource callers, CurrentSite site, IServiceScopeFactory scopes, WordBook book, TimeProvider clock)
{
    public const int PageSize = 10_000;

    /// <summary>A million rows take less; a machine that died over it is followed by another after this.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <summary>Not saved: what it leaves is saved with the errand's end.</summary>
    public async Task Run(ListErrand errand, int pageSize, CancellationToken ct)
    {
        var id = new TakenListId(errand.List);
        // Everywhere: the errand knows which.
        if (await db.Everywhere<TakenList>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.State == TakenState.Waiting, ct) is not { } taken)
        {
            return;
        }

        var (person, list) = (await callers.Of(taken.By, ct), lists.Single(l => l.Name == taken.List));
        if (person is null || !person.StillReaches(taken, list))
        {
            await Refuse(id, person ?? Caller.System(ListErrand.Kind), ct);
            return;
        }

        await using var asked = scopes.CreateAsyncScope();
        asked.ServiceProvider.GetRequiredService<CurrentSite>().Value = site.Value;
        asked.ServiceProvider.GetRequiredService<CurrentCaller>().Value = person.Only(taken, list);
        var rows = 0;
        using var file = await files.Write(async (stream, stop) => rows = await Write(taken, asked.ServiceProvider, stream, pageSize, stop), ct);
        files.Put(file, Shelf.Taken);
        (await db.Everywhere<TakenList>().SingleAsync(l => l.Id == id, ct)).Made(rows, file.Hash, file.Bytes, clock.GetUtcNow());
    }

    private async Task<int> Write(TakenList taken, IServiceProvider asked, Stream stream, int pageSize, CancellationToken ct)
    {
        var (list, words) = (asked.GetServices<IListOut>().Single(l => l.Name == taken.List), book.In(taken.Language));
        await using var moment = await OneMoment.Begin(asked.GetRequiredService<GridworkDb>(), ct);
        await Tell(taken.Id, await list.Count(taken.Filter, ct), 0, ct);
        await using var sheet = await SheetWriting.Begin(taken.Format, stream, [.. list.Heads.Select(h => words[h])], ct);
        var (rows, after) = (0, (string?)null);
        do
        {
            var page = await list.Page(taken.Filter, after, pageSize, words, ct);
            foreach (var row in page.Rows)
            {
                await sheet.Write(row, ct);
            }

            (rows, after) = (rows + page.Rows.Count, page.Next);
            await Tell(taken.Id, null, rows, ct);
        }
        while (after is not null);
        await sheet.Write([words["lists-out.mark", ("who", taken.ByName), ("asked", CivilTime.Write(taken.AskedAt)), ("site", site.Name), ("rows", rows), ("id", taken.Id.Value)]], ct);
        return rows;
    }

    // For whoever waits; by itself, before the whole is saved.
    private Task<int> Tell(TakenListId id, int? rows, int written, CancellationToken ct) => db.InTransaction(
        stop => db.Everywhere<TakenList>().Where(l => l.Id == id)
            .ExecuteUpdateAsync(l => l.SetProperty(t => t.Rows, t => rows ?? t.Rows).SetProperty(t => t.Written, written), stop), ct);

    private async Task Refuse(TakenListId id, Caller person, CancellationToken ct)
    {
        var taken = await db.Everywhere<TakenList>().SingleAsync(l => l.Id == id, ct);
        taken.Refuse();
        db.Trail(person, "lists.refuse", taken.List, taken.Area, "", clock.GetUtcNow());
    }
}
