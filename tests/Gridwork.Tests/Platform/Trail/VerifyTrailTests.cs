using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform.Trail;

public sealed class VerifyTrailTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly Caller Clerk = Caller.System("王小明") with { Id = PersonId.New() };

    [Theory, BothDatabases]
    public async Task What_nobody_touched_is_unbroken(TestDatabase database)
    {
        var town = await Sealed(database);

        Assert.Equal(new TrailVerdict(Lines: 9, Blocks: 3, Unsealed: 0, Broken: null), await Verdict(town));
    }

    [Theory, BothDatabases]
    public async Task A_line_that_waits_for_its_block_is_counted(TestDatabase database)
    {
        var town = await Sealed(database);
        await Write(town, 1);

        Assert.Equal(new TrailVerdict(Lines: 10, Blocks: 3, Unsealed: 1, Broken: null), await Verdict(town));
    }

    [Theory, BothDatabases]
    public async Task A_line_changed_in_any_column_is_named(TestDatabase database)
    {
        foreach (var change in new[]
        {
            "act = 'matters.close'", "subject = 'M-2'", "area = '140781106'", "area = NULL", "detail = detail || ' '", "by_name = '王小朋'",
            "\"by\" = (SELECT id FROM trail_lines WHERE block = 1 ORDER BY id LIMIT 1)", "at = (SELECT max(at) FROM trail_lines)",
            "hash = (SELECT hash FROM trail_lines WHERE block = 1 ORDER BY id LIMIT 1)", "area = 'x4078110'",
        })
        {
            var town = await Sealed(database);
            var id = await Middle(town);

            await Tamper(town, $"UPDATE trail_lines SET {change} WHERE block = 2 AND detail = '5'");

            var broken = (await Verdict(town)).Broken;
            Assert.True(broken is { Fault: TrailFault.Changed, Block: 2 } && broken.Line == id, $"{change}: {broken}");
        }
    }

    [Theory, BothDatabases]
    public async Task A_line_that_was_deleted_or_moved_is_named(TestDatabase database)
    {
        foreach (var change in new[] { "DELETE FROM trail_lines", "UPDATE trail_lines SET block = 3", "UPDATE trail_lines SET block = NULL" })
        {
            var town = await Sealed(database);
            var id = await Middle(town);

            await Tamper(town, $"{change} WHERE detail = '5'");

            Assert.Equal(new TrailBreak(TrailFault.Missing, 2, id, null, null), (await Verdict(town)).Broken);
        }
    }

    [Theory, BothDatabases]
    public async Task A_line_put_into_a_sealed_block_is_named(TestDatabase database)
    {
        var town = await Sealed(database);
        await Write(town, 1);
        await Tamper(town, "UPDATE trail_lines SET block = 2 WHERE block IS NULL");

        Assert.True((await Verdict(town)).Broken is { Fault: TrailFault.Added, Block: 2, Act: "matters.accept" });
    }

    [Theory, BothDatabases]
    public async Task A_block_that_was_changed_is_named(TestDatabase database)
    {
        foreach (var change in new[]
        {
            "root = (SELECT root FROM trail_blocks WHERE number = 1)", "lines = (SELECT lines FROM trail_blocks WHERE number = 1)",
            "at = (SELECT at FROM trail_blocks WHERE number = 3)",
        })
        {
            var town = await Sealed(database);

            await Tamper(town, $"UPDATE trail_blocks SET {change} WHERE number = 2");

            var broken = (await Verdict(town)).Broken;
            Assert.True(broken is { Fault: TrailFault.BlockChanged, Block: 2 }, $"{change}: {broken}");
        }
    }

    [Theory, BothDatabases]
    public async Task A_block_that_was_deleted_is_named_the_last_one_too(TestDatabase database)
    {
        foreach (var number in new[] { 1L, 2, 3 })
        {
            var town = await Sealed(database);

            await Tamper(town, $"DELETE FROM trail_blocks WHERE number = {number}");

            var broken = (await Verdict(town)).Broken;
            Assert.True(broken?.Fault is TrailFault.BlockMissing && broken.Block == number, $"{number}: {broken}");
        }
    }

    [Theory, BothDatabases]
    public async Task Lines_written_while_others_are_sealed_are_all_sealed_once(TestDatabase database)
    {
        var town = await host.Town(database);

        await Task.WhenAll([.. Enumerable.Range(0, 8).Select(_ => Write(town, 20)), SealOften(town)]);
        await Seal(town);

        var verdict = await Verdict(town);
        Assert.Equal((160L, 0L, null), (verdict.Lines, verdict.Unsealed, verdict.Broken));
    }

    [Theory, BothDatabases]
    public async Task Sealers_that_work_at_once_get_in_no_ones_way(TestDatabase database)
    {
        var town = await host.Town(database);
        using var done = new CancellationTokenSource();
        var sealers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            while (!done.IsCancellationRequested)
            {
                count += await Seal(town);
            }

            return count;
        })).ToList();

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => Write(town, 40))));
        await done.CancelAsync();
        var count = (await Task.WhenAll(sealers)).Sum() + await Seal(town);

        var verdict = await Verdict(town);
        Assert.Equal((120, 120L, 0L, null), (count, verdict.Lines, verdict.Unsealed, verdict.Broken));
    }

    private static async Task SealOften(Town town)
    {
        for (var i = 0; i < 10; i++)
        {
            await Seal(town);
        }
    }

    private async Task<Town> Sealed(TestDatabase database)
    {
        var town = await host.Town(database);
        for (var block = 0; block < 3; block++)
        {
            await Write(town, 3, from: block * 3);
            town.Clock.Advance(TimeSpan.FromMilliseconds(3));
            await Seal(town);
        }

        return town;
    }

    private static async Task Write(Town town, int count, int from = 100)
    {
        for (var i = 0; i < count; i++)
        {
            var (number, at) = (from + i, town.Clock.GetUtcNow());
            await town.Db(db =>
            {
                db.Trail(Clerk, "matters.accept", $"M{number}", AreaCode.Of("140781105"), $"{number}", at);
                return db.SaveChangesAsync();
            });
        }
    }

    private static Task<int> Seal(Town town) => town.Scope(s => s.GetRequiredService<SealTrail>().Run(default));

    private static Task<TrailVerdict> Verdict(Town town) => town.Scope(s => s.GetRequiredService<VerifyTrail>().Run(default));

    private static Task<Guid> Middle(Town town) => town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Detail == "5").Select(l => l.Id).SingleAsync());

    private static async Task Tamper(Town town, string sql) => Assert.Equal(1, await town.Db(db => db.Database.ExecuteSqlRawAsync(sql)));
}
