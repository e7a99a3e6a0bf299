using Gridwork.Kernel;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Gridwork.Tests.Platform.Persistence;

public sealed class ConnectionsTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory]
    [InlineData("", 100, 8)]
    [InlineData(";Max Auto Prepare=0", 0, 8)] // behind a pooler that keeps no plans
    [InlineData(";Max Auto Prepare=20;Maximum Pool Size=4", 20, 4)]
    public void PostgreSQL_keeps_plans_as_many_as_the_text_says_and_discards_nothing_between_commands(string also, int prepared, int most)
    {
        var site = new Site("140781", "介休市", AreaCode.Of("140781"), [], StoreKind.Postgres, $"Host=127.0.0.1;Username=gridwork;Database=gridwork{also}", Demo: false);

        var text = new NpgsqlConnectionStringBuilder(SiteStore.PostgresText(site));

        Assert.Equal((prepared, true, most), (text.MaxAutoPrepare, text.NoResetOnClose, text.MaxPoolSize));
    }

    [Fact]
    public async Task SQLite_out_of_the_pool_still_waits_syncs_and_holds_its_keys()
    {
        var town = await host.Town(TestDatabase.Sqlite);

        for (var request = 0; request < 3; request++)
        {
            Assert.Equal((2, 30_000, 1, "wal"), await town.Db(async db => (await Of<int>(db.Database, "synchronous"), await Of<int>(db.Database, "busy_timeout"), await Of<int>(db.Database, "foreign_keys"), await Of<string>(db.Database, "journal_mode"))));
        }
    }

    private static async Task<T> Of<T>(Microsoft.EntityFrameworkCore.Infrastructure.DatabaseFacade database, string pragma)
    {
        await database.OpenConnectionAsync();
        await using var command = database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // A pragma takes no parameter; its name stands above.
        command.CommandText = $"PRAGMA {pragma}";
#pragma warning restore CA2100
        return (T)Convert.ChangeType((await command.ExecuteScalarAsync())!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);
    }
}
