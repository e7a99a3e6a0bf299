using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Persistence;

/// <summary>The one door for writing many rows: past the change tracker, by what each database does best, stored as EF would store them.</summary>
internal static class BulkRows
{
    extension(GridworkDb db)
    {
        /// <summary>
        /// Adds new entities with all they own, some at a time, each lot in a transaction; within one that is open, in that. Nothing that
        /// listens to a save hears of it: who keeps stamps or a trail writes them beside it.
        /// </summary>
        public async Task AddMany<T>(IEnumerable<T> rows, CancellationToken ct) where T : class
        {
            var tables = BulkTable.Of(db.Model, typeof(T));
            IBulkDoor door = db.Database.IsSqlite() ? new PreparedInserts() : new BinaryCopy();
            foreach (var lot in rows.Chunk(door.AtOnce))
            {
                if (db.Database.CurrentTransaction is not null)
                {
                    await Write(db, door, tables, lot, ct);
                    continue;
                }

                await db.InTransaction(async stop => await Write(db, door, tables, lot, stop), ct);
            }
        }

        /// <summary>
        /// Adds a few new entities of several kinds, with all they own, inside the open transaction: what stands first is written first.
        /// The same holds as for <see cref="AddMany{T}"/>; PostgreSQL is asked once for all of them.
        /// </summary>
        public Task AddFew(IEnumerable<object> rows, CancellationToken ct)
        {
            var few = rows.GroupBy(row => row.GetType()).SelectMany(kind => BulkTable.Of(db.Model, kind.Key).Select(table => (table, kind.SelectMany(table.Rows)))).ToList();
            return db.Database.IsSqlite() ? PreparedInserts.Write(db, few, ct) : OneBatch.Write(db, few, ct);
        }
    }

    private static async Task<int> Write(GridworkDb db, IBulkDoor door, IReadOnlyList<BulkTable> tables, object[] lot, CancellationToken ct)
    {
        foreach (var table in tables)
        {
            await door.Write(db, table, lot.SelectMany(table.Rows), ct);
        }

        return lot.Length;
    }
}

/// <summary>How a database takes many rows into one table, inside the open transaction.</summary>
internal interface IBulkDoor
{
    /// <summary>How many entities a transaction takes.</summary>
    int AtOnce { get; }

    Task Write(GridworkDb db, BulkTable table, IEnumerable<(object Owner, object Row)> rows, CancellationToken ct);
}
