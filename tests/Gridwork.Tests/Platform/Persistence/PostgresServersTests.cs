using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Npgsql;

namespace Gridwork.Tests.Platform.Persistence;

/// <summary>A connection text that names several servers, and what their refusals mean. That it holds with real ones: DatabaseAwayTests, FailoverTests.</summary>
public sealed class PostgresServersTests
{
    [Theory]
    [InlineData("Host=10.0.3.1,10.0.3.2;Database=town", "primary", 3, 21)]
    [InlineData("Host=10.0.3.1:5433,10.0.3.2;Target Session Attributes=any;Timeout=9;Command Timeout=60", "primary", 9, 60)]
    [InlineData("Host=10.0.3.1;Database=town", null, 15, 30)]
    public void Of_several_the_one_that_leads_is_wanted_and_none_is_waited_for_long(string text, string? which, int seconds, int secondsOfCommand)
    {
        var read = PostgresServers.Read(text);
        Assert.Equal((which, seconds, secondsOfCommand), (read.TargetSessionAttributes, read.Timeout, read.CommandTimeout));
        Assert.Equal(new NpgsqlConnectionStringBuilder(text).Host, read.Host);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction, true)] // it follows another now
    [InlineData(PostgresErrorCodes.AdminShutdown, true)]
    [InlineData(PostgresErrorCodes.CannotConnectNow, true)] // it starts, or is taking over
    [InlineData(PostgresErrorCodes.ConnectionFailure, true)]
    [InlineData(PostgresErrorCodes.UniqueViolation, false)]
    [InlineData(PostgresErrorCodes.InFailedSqlTransaction, false)] // a bug of ours
    public void A_server_that_follows_stops_or_takes_over_is_away_and_a_refusal_is_not(string state, bool away) =>
        Assert.Equal(away, Away.Caused(new InvalidOperationException("", new PostgresException("", "ERROR", "ERROR", state))));
}
