using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Persistence;

/// <summary>
/// SQLite chooses its indexes by statistics that it makes only when it is told to: without them it reads all of a town to find fifty numbers.
/// PostgreSQL makes its own.
/// </summary>
internal sealed class KeepStatistics(GridworkDb db)
{
    public async Task Run(CancellationToken ct)
    {
        if (!db.Database.IsSqlite())
        {
            return;
        }

        // As https://sqlite.org/lang_analyze.html advises: a part of each index, and only where something changed.
        using var turn = await WriterTurn.Take(db, ct);
        await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; PRAGMA optimize=0x10002;", ct);
    }
}
