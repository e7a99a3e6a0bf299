using Gridwork.Platform.Persistence;

namespace Gridwork.Tests.Platform.Persistence;

public sealed class WriterTurnTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Eight_who_write_at_once_all_succeed_and_number_without_a_gap(TestDatabase database)
    {
        var town = await host.Town(database);

        var numbers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Number(town))));

        Assert.Equal(Enumerable.Range(1, 200).Select(n => (long)n), numbers.SelectMany(n => n).Order());
    }

    [Theory, BothDatabases]
    public async Task A_transaction_that_fails_gives_its_turn_and_its_number_back(TestDatabase database)
    {
        var town = await host.Town(database);

        await Assert.ThrowsAsync<TimeoutException>(() => town.Db(db => db.InTransaction<long>(async ct =>
        {
            await db.Next("series", 1, ct);
            throw new TimeoutException();
        }, default)));

        Assert.Equal(1, await town.Db(db => db.InTransaction(ct => db.Next("series", 1, ct), default)));
    }

    private static async Task<List<long>> Number(Town town)
    {
        var numbers = new List<long>();
        for (var i = 0; i < 25; i++)
        {
            numbers.Add(await town.Db(db => db.InTransaction(async ct =>
            {
                var number = await db.Next("series", 1, ct);
                await db.SaveChangesAsync(ct);
                return number;
            }, default)));
        }

        return numbers;
    }
}
