using Npgsql;

namespace Gridwork.Platform.Sites;

/// <summary>A connection text of PostgreSQL as it is used: it names one server, or several (<c>Host=10.0.3.1,10.0.3.2</c>) of which one leads and the others follow it.</summary>
internal static class PostgresServers
{
    /// <summary>
    /// Of several only the one that leads is wanted, whatever the text says: the others refuse to write. A machine that has gone, or hangs,
    /// answers nothing at all, so it is waited for less long, unless the text says how long. But longer than the twenty seconds in which a
    /// leader that lost the others gives up: to break off its commit makes it good there alone, and it would be answered and lost.
    /// </summary>
    public static NpgsqlConnectionStringBuilder Read(string text)
    {
        var read = new NpgsqlConnectionStringBuilder(text);
        if (read.Host?.Contains(',', StringComparison.Ordinal) is true)
        {
            read.TargetSessionAttributes = "primary";
            read.Timeout = read.ShouldSerialize("Timeout") ? read.Timeout : 3;
            read.CommandTimeout = read.ShouldSerialize("Command Timeout") ? read.CommandTimeout : 21;
            read.CancellationTimeout = read.ShouldSerialize("Cancellation Timeout") ? read.CancellationTimeout : 500; // milliseconds
        }

        return read;
    }

    /// <summary>Whether each leads, follows or is gone is known for ten seconds; after this they are asked again at once.</summary>
    public static void Forget(NpgsqlDataSource pool) => (pool as NpgsqlMultiHostDataSource)?.ClearDatabaseStates();
}
