using Gridwork.Areas;
using Gridwork.Areas.National;
using Gridwork.Kernel;
using Microsoft.EntityFrameworkCore;

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

    private static Task<int> Import(Town town, string root) => town.Db(db => new ImportAreas(db, NationalAreas.Shipped).Run(AreaCode.Of(root), Day, default));

    private static string Name(IEnumerable<Area> areas, string code) => areas.Single(a => a.Code.Value == code).NameOn(Day);
}
