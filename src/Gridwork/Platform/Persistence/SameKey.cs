using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gridwork.Platform.Persistence;

/// <summary>Whether a save failed since a row with the same key, or the same of what may be there once, was there already.</summary>
internal static class SameKey
{
    // SQLite's extended codes of a primary key and of a unique index; it knows a rowid as a third.
    private const int PrimaryKey = 1555;
    private const int Unique = 2067;
    private const int RowId = 2579;

    public static bool Caused(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } or SqliteException { SqliteExtendedErrorCode: PrimaryKey or Unique or RowId })
            {
                return true;
            }
        }

        return false;
    }
}
