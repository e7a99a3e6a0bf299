using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.ListsOut;

/// <summary>A file that is handed out.</summary>
public sealed record FetchedList(Stream Content, string Type, string FileName);

/// <summary>Hands the file to whoever asked for it, as often as they want it while it is there; each time stands in the trail.</summary>
internal sealed class FetchList(GridworkDb db, Caller caller, IEnumerable<IListOut> lists, FileStore files, Words words, TimeProvider clock)
{
    public async Task<Result<FetchedList>> Run(TakenListId id, CancellationToken ct)
    {
        var (me, now) = (caller.Id, clock.GetUtcNow());
        // Everywhere: their own.
        if (await db.Everywhere<TakenList>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id && l.By == me && l.Ends > now, ct) is not { } taken)
        {
            return new NoSuchTakenList();
        }

        if (taken.State is TakenState.Refused || !caller.StillReaches(taken, lists.Single(l => l.Name == taken.List)))
        {
            return new ListRightGone();
        }

        if (taken.Hash is not { } hash)
        {
            return new ListNotReady();
        }

        if (files.Open(Shelf.Taken, hash) is not { } content)
        {
            return new ListFileGone();
        }

        db.Trail(caller, "lists.fetch", taken.List, taken.Area, string.Create(CultureInfo.InvariantCulture, $"{taken.Rows} SHA-256 {hash}"), now);
        await db.SaveChangesAsync(ct);
        return new FetchedList(content, TypeOf(taken.Format), $"{words[$"lists-out.list.{taken.List}"]} {NameOf(taken.AskedAt)}.{taken.Format.ToString().ToLowerInvariant()}");
    }

    private static string TypeOf(SheetFormat format) => format is SheetFormat.Csv ? "text/csv" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static string NameOf(DateTimeOffset at) => CivilTime.Write(at).Replace(":", "", StringComparison.Ordinal);
}
