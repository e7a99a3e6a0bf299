using Gridwork.Areas;
using Gridwork.Areas.National;
using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Areas;

public sealed class ImportAreasTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly DateOnly Day = new(2026, 1, 1);

    [Theory, BothDatabases]
    public async Task A_county_gets_its_own_part_and_those_above_it_and_a_second_time_nothing(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Given(Area.Of(AreaCode.Of("140781105"), "绵山镇（本地改名）", Day));

        var added = await Import(town, "140781");

        var kept = await town.Db(db => db.Everywhere<Area>().AsNoTracking().ToListAsync());
        Assert.Equal(kept.Count - 1, added);
        Assert.True(added > 200, $"{added}");
        Assert.All(kept, a => Assert.True(a.Code.Value.StartsWith("140781", StringComparison.Ordinal) || a.Code.Value is "14" or "1407", a.Code.Value));
        Assert.Equal(("西内封村民委员会", "绵山镇（本地改名）"), (Name(kept, "140781105204"), Name(kept, "140781105")));
        Assert.Equal(0, await Import(town, "140781"));
        await Assert.ThrowsAsync<ArgumentException>(() => Import(town, "990000"));
    }

    [Theory, BothDatabases]
    public async Task Many_rows_at_once_lie_as_EF_lays_them_and_lists_are_read_anew(TestDatabase database)
    {
        var (bulk, plain) = (await host.Town(database), await host.Town(database));
        var before = await bulk.Scope(s => s.GetRequiredService<AreaBooks>().Today(default));
        await Import(bulk, "140781105");
        var areas = await bulk.Db(db => db.Everywhere<Area>().AsNoTracking().ToListAsync());
        await plain.Db(db =>
        {
            db.AddRange(areas);
            return db.SaveChangesAsync();
        });

        foreach (var table in (string[])["areas", "area_names"])
        {
            Assert.Equal(await Rows(plain, table), await Rows(bulk, table));
        }

        Assert.Equal((28, 28), ((await Rows(bulk, "areas")).Count, (await Rows(bulk, "area_names")).Count));
        Assert.Null(before.Find(AreaCode.Of("140781105")));
        Assert.NotNull((await bulk.Scope(s => s.GetRequiredService<AreaBooks>().Today(default))).Find(AreaCode.Of("140781105")));
    }

    [Theory, BothDatabases]
    public async Task A_province_comes_whole_and_a_name_still_needs_its_area(TestDatabase database)
    {
        var town = await host.Town(database);

        Assert.Equal(NationalAreas.Shipped.Under(AreaCode.Of("14")).Count + 1, await Import(town, "14"));

        Assert.Equal(0, await Import(town, "14"));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => town.Db(db => db.Database.ExecuteSqlRawAsync(
            "INSERT INTO area_names (area, \"from\", name) VALUES ('990000', '2026-01-01', 'x')")));
    }

    // As the database says them: types, letters and empty cells, not what EF would read back.
    private static Task<List<string>> Rows(Town town, string table) => town.Db(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table} ORDER BY {(table is "areas" ? "code" : "area")}";
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => $"{reader.GetName(i)}={reader.GetValue(i)}:{reader.GetValue(i).GetType().Name}")));
        }

        return rows;
    });

    private static Task<int> Import(Town town, string root) => town.Db(db => new ImportAreas(db, NationalAreas.Shipped).Run(new AreaScope(AreaCode.Of(root)), Day, default));

    private static string Name(IEnumerable<Area> areas, string code) => areas.Single(a => a.Code.Value == code).NameOn(Day);
}
