using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Trail;

namespace Gridwork.Platform.Tables;

/// <summary>Reads a table that somebody brings, and lets what was read wait for a person's decision.</summary>
internal sealed class StoreTable(GridworkDb db, Caller caller, TimeProvider clock)
{
    /// <summary>Many times what the largest city's table has.</summary>
    public const int MostRows = 20_000;

    public async Task<Result<IReadOnlyList<SheetRow>>> Rows(DateOnly from, Stream file, SheetColumns columns, CancellationToken ct)
    {
        if (from < CivilTime.DayOf(clock.GetUtcNow()))
        {
            return new TableBackdated(from);
        }

        var opened = await Sheet.Open(file, columns, ct);
        if (!opened.Ok)
        {
            return opened.Problem;
        }

        await using var sheet = opened.Value;
        List<SheetRow> rows = [];
        await foreach (var row in sheet.Rows(ct))
        {
            rows.Add(row);
            if (rows.Count > MostRows)
            {
                return new TableTooLong(MostRows);
            }
        }

        return rows;
    }

    public Task<int> Run<T>(TableKind<T> kind, string source, string file, Func<TableOrigin, T> made, CancellationToken ct)
        where T : TableVersion => db.InTransaction(
        async inside =>
        {
            var (number, now) = ((int)await db.Next($"{kind.Subject}s", 1, inside), clock.GetUtcNow());
            var version = made(new TableOrigin(number, source, file, caller, now));
            db.Add(version);
            db.Trail(caller, $"{kind.Act}-import", $"{kind.Subject} {number}", area: null, DecideTable.Told(version), now);
            await db.SaveChangesAsync(inside);
            return number;
        },
        ct);
}
