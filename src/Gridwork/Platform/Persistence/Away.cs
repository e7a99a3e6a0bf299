using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gridwork.Platform.Persistence;

/// <summary>Tells a database that is away from one that refuses.</summary>
internal static class Away
{
    /// <summary>Whether it, or what lies beneath it, says that the database is away.</summary>
    public static bool Caused(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (Says(e))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// A refused statement is a bug of ours; a database that is down, starting, full or busy is not, nor a server that only follows another
    /// (25006): which one leads changes while the program runs.
    /// </summary>
    public static bool Says(Exception e) => e switch
    {
        PostgresException { SqlState: PostgresErrorCodes.ReadOnlySqlTransaction } => true,
        PostgresException p => p.SqlState[..2] is "08" or "28" or "3D" or "53" or "57",
        NpgsqlException => true,
        SqliteException s => s.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14,
        DbException d => d.IsTransient,
        _ => false,
    };
}
