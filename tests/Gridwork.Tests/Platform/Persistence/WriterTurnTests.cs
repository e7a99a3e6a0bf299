using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

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

    [Fact]
    public async Task Who_comes_while_another_writes_waits_in_order_where_SQLite_alone_would_refuse()
    {
        var town = await host.Town(TestDatabase.Sqlite);
        var impatient = SiteStore.SqliteText(town.Site).Replace("Timeout=30", "Timeout=1", StringComparison.Ordinal);
        var (order, held, go) = (new List<string>(), new TaskCompletionSource(), new TaskCompletionSource());
        GridworkDb Open() => new(new DbContextOptionsBuilder<GridworkDb>().UseSqlite(impatient).Options);
        async Task Write(string name, Func<Task> inside)
        {
            await using var db = Open();
            await db.InTransaction(async ct =>
            {
                order.Add(name);
                await db.Next(name, 1, ct);
                await inside();
                return true;
            }, default);
        }

        var writers = new List<Task> { Task.Run(() => Write("long", async () => { held.SetResult(); await go.Task; })) };
        await held.Task;
        foreach (var name in new[] { "first", "second", "third" })
        {
            writers.Add(Write(name, () => Task.CompletedTask));
        }

        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        go.SetResult();
        await Task.WhenAll(writers);

        Assert.Equal(["long", "first", "second", "third"], order);
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
