using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Areas;

public sealed class AreaScopingTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly int[] Lengths = [2, 4, 6, 9, 12, 15, 18];

    [Theory, BothDatabases]
    public async Task A_scope_finds_exactly_what_a_slow_filter_finds(TestDatabase database)
    {
        var town = await host.Town(database);
        var random = new Random(20260212);
        var codes = Enumerable.Range(0, 300).Select(_ => Code(random)).Distinct().ToArray();
        await town.Db(db =>
        {
            db.AddRange(codes.Select(c => Area.Of(c, c.Value, new(2026, 1, 1), Area.KindOf(c) >= AreaKind.Grid ? GridKind.Base : null)));
            db.AddRange(codes.Select(c => Unit.Of(UnitKind.Firm, c.Value, c.Value, c, new(2026, 1, 1))));
            return db.SaveChangesAsync();
        });

        await town.Db(async db =>
        {
            for (var i = 0; i < 100; i++)
            {
                var scope = Scope(random);
                var inside = Sorted(codes.Where(c => scope.Roots.Any(r => c.Value.StartsWith(r.Value, StringComparison.Ordinal))));
                Assert.Equal(inside, Sorted(await db.AreasIn(scope).Select(a => a.Code).ToListAsync()));
                Assert.Equal(inside, Sorted(await db.In<Unit>(scope).Select(u => u.Area).ToListAsync()));
            }

            return true;
        });
    }

    [Fact]
    public void Towns_and_villages_are_asked_for_by_their_own_columns_and_find_the_same()
    {
        var random = new Random(7);
        var rows = Enumerable.Range(0, 300).Select(_ => new Row(Code(random))).ToList();
        for (var i = 0; i < 200; i++)
        {
            var scope = Scope(random);
            var predicate = AreaScoping.Inside<Row>(scope, nameof(IInArea.Area));
            Assert.Equal(rows.Where(r => scope.Contains(r.Area)), rows.Where(predicate.Compile()));
        }

        Assert.Contains("row.Town ==", AreaScoping.Inside<Row>(new(AreaCode.Of("140781105")), nameof(IInArea.Area)).ToString(), StringComparison.Ordinal);
        Assert.Contains("row.Village ==", AreaScoping.Inside<Row>(new(AreaCode.Of("140781105204")), nameof(IInArea.Area)).ToString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_whole_site_is_asked_for_by_no_predicate_and_a_village_by_its_column(TestDatabase database)
    {
        var town = await host.Town(database);

        var (all, village) = await town.Db(db => Task.FromResult((
            db.In<Matter>(new(town.Site.Root)).Select(m => m.Id).ToQueryString(),
            db.In<Matter>(new(AreaCode.Of("140781105204"))).Select(m => m.Id).ToQueryString())));

        Assert.DoesNotContain("WHERE", all, StringComparison.Ordinal);
        Assert.Contains("village", village, StringComparison.Ordinal);
        Assert.DoesNotContain(">=", village, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_scope_finds_nothing() =>
        Assert.DoesNotContain(new Row(AreaCode.Of("14")), new[] { new Row(AreaCode.Of("14")) }.Where(AreaScoping.Inside<Row>(new(), nameof(IInArea.Area)).Compile()));

    // Few digits, so that many codes begin alike; nines, where a range ends.
    private static AreaCode Code(Random random) =>
        AreaCode.Of(string.Concat(Enumerable.Range(0, Lengths[random.Next(Lengths.Length)]).Select(i => i < 2 ? '1' : "19"[random.Next(3) / 2])));

    private static AreaScope Scope(Random random) => new(Enumerable.Range(0, random.Next(1, 4)).Select(_ => Code(random)));

    private static string[] Sorted(IEnumerable<AreaCode> codes) => [.. codes.Select(c => c.Value).Order(StringComparer.Ordinal)];

    private sealed record Row(AreaCode Area) : IInTown
    {
        public string Town => Area.Value[..Math.Min(9, Area.Value.Length)];

        public string Village => Area.Value[..Math.Min(12, Area.Value.Length)];
    }
}
