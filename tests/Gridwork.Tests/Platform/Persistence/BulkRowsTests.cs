using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Matters;
using Gridwork.Platform.Persistence;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Platform.Persistence;

/// <summary>What goes past the change tracker lies in the database as EF would have put it there, column by column.</summary>
public sealed class BulkRowsTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_few_rows_are_stored_as_the_tracker_stores_them(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        Matter[] matters =
        [
            new MatterBuilder(MatterTown.Village).Build(),
            Pinned(),
            new MatterBuilder(MatterTown.Village).Accepted().Dispatched().Taken().Contested().Build(),
            new MatterBuilder(MatterTown.Village).Declined().Build(),
            new MatterBuilder(MatterTown.Village).Accepted().Dispatched().Taken().Handled().SentBack().Handled().Closed().Build(),
            new MatterBuilder(MatterTown.Village).Accepted().HandedUp().Build(),
        ];
        await town.Town.Db(async db =>
        {
            db.AddRange(matters.AsEnumerable());
            return await db.SaveChangesAsync();
        });
        var tracked = await Stored(town.Town);
        await town.Town.Db(async db => await db.Database.ExecuteSqlRawAsync("DELETE FROM matter_events") + await db.Database.ExecuteSqlRawAsync("DELETE FROM search_docs") + await db.Database.ExecuteSqlRawAsync("DELETE FROM matters"));

        await town.Town.Db(db => db.InTransaction(
            async ct =>
            {
                await db.AddFew(matters, ct);
                return 0;
            },
            default));

        Assert.Equal(tracked, await Stored(town.Town));
        Assert.Equal(matters.Length + matters.Sum(m => m.History.Count), tracked.Count);
    }

    private static Matter Pinned()
    {
        var matter = Matter.Report(MatterId.New(), "井盖没了", AreaCode.Of(MatterTown.Village), "小学东墙外", Channel.Page, new Actor(PersonId.New(), "居民", TownHost.Morning), MatterBuilder.Usual, Spot.Of(111.9, 37.0).Value);
        matter.Give(2026, 1);
        return matter;
    }

    private static Task<List<string>> Stored(Town town) => town.Db(async db =>
    {
        await db.Database.OpenConnectionAsync();
        var rows = new List<string>();
        foreach (var table in (string[])["matters", "matter_events"])
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Two names, just above.
            command.CommandText = $"SELECT * FROM {table} ORDER BY id";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={(reader[i] is DBNull ? "NULL" : $"{reader.GetValue(i)}:{reader.GetDataTypeName(i)}")}")));
            }
        }

        return rows;
    });
}
