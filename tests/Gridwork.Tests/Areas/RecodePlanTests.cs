using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Gridwork.Areas;
using Gridwork.Areas.Recoding;
using Gridwork.Kernel;

namespace Gridwork.Tests.Areas;

/// <summary>What a table of new codes makes of the places: said by hand for each kind of change, and held for tables drawn at random.</summary>
public sealed class RecodePlanTests
{
    private const string Town = "140781105";
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public void A_village_that_becomes_a_community_takes_its_grids_along()
    {
        var plan = Plan("140781105204 140781105404 西内封社区", At("140781105204", "一村"), At("140781105204001", "一格"), At("140781105204001007", "一格七号"), At("140781105205", "二村"));

        Assert.Equal(["140781105204 140781105404", "140781105204001 140781105404001", "140781105204001007 140781105404001007"], Lines(plan), StringComparer.Ordinal);
        Assert.Equal(("西内封社区", "一格", GridKind.Base), (plan.Made[Of("140781105404")].Name, plan.Made[Of("140781105404001")].Name, plan.Made[Of("140781105404001")].Grid!.Value));
        Assert.Equal(Of(Town), plan.Root);
    }

    [Fact]
    public void A_county_that_becomes_a_district_moves_the_whole_site_and_the_ancestors_stay()
    {
        var plan = new RecodePlan(Site(At("140781105204", "一村"), At("140781105204001", "一格")), Of(Town), Pairs("140781 140703 介休区"), Day);

        Assert.Equal(["140781 140703", "140781105 140703105", "140781105204 140703105204", "140781105204001 140703105204001"], Lines(plan), StringComparer.Ordinal);
        Assert.Equal((Of("140703105"), "介休区", "绵山镇"), (plan.Root, plan.Made[Of("140703")].Name, plan.Made[Of("140703105")].Name));
    }

    [Fact]
    public void Grids_that_are_joined_keep_apart_by_the_next_free_number()
    {
        var plan = Plan(
            "140781105204 140781105404 合村社区\n140781105205 140781105404", At("140781105204", "一村"), At("140781105204001", "甲"), At("140781105205", "二村"), At("140781105205001", "乙"), At("140781105205002", "丙"));

        Assert.Equal("140781105205001 140781105404002", Lines(plan)[^2]);
        Assert.Equal(["甲", "乙", "丙"], new[] { "001", "002", "003" }.Select(n => plan.Made[Of($"140781105404{n}")].Name), StringComparer.Ordinal);
    }

    [Fact]
    public void A_divided_grid_has_a_main_line_and_a_village_with_a_row_of_its_own_goes_where_it_says()
    {
        var plan = Plan("140781105204001 140781105204003 甲东\n140781105204001 140781105204004 甲西\n140781105205001 140781105204005", At("140781105204", "一村"), At("140781105204001", "甲"), At("140781105205", "二村"), At("140781105205001", "乙"));

        Assert.Equal(["140781105204001 140781105204003 140781105204004", "140781105205001 140781105204005"], Lines(plan), StringComparer.Ordinal);
        Assert.False(plan.Heirs.ContainsKey(Of("140781105205")));
    }

    [Theory]
    [InlineData("140781105209 140781105409", typeof(Gridwork.Areas.BringingIn.RowPlaceUnknown))]
    [InlineData("140781105204 140781105404001", typeof(CodeOfOtherKind))]
    [InlineData("140781105204 140781105204", typeof(CodeEndsItself))]
    [InlineData("140781105204 140781105205\n140781105205 140781105204", typeof(CodeEndsItself))]
    [InlineData("140781105204 140781106204", typeof(CodeOutside))]
    [InlineData("140781105204001 140781105409001", typeof(CodeWithoutParent))]
    [InlineData("140781105204 140781105404 甲\n140781105205 140781105404 乙", typeof(CodeBearsName))]
    [InlineData("140781105204 140781105205 别名", typeof(CodeBearsName))]
    [InlineData("140781105206 140781105406", typeof(AreaClosed))]
    [InlineData("140781105204 140781105206", typeof(AreaClosed))]
    [InlineData("140781105204 140781105404\n140781105204 140781105404", typeof(Gridwork.Areas.BringingIn.RowTwice))]
    [InlineData("- 140781105404", typeof(NewPlaceUnnamed))]
    [InlineData("140781105 140781199\n140781105 140781198", typeof(RootDivided))]
    [InlineData("140781105207 140781105407", typeof(EndsBeforeItBegins))]
    public void What_cannot_be_is_refused_by_its_rule(string table, Type why)
    {
        var ended = At("140781105206", "止村");
        ended.Close(Start.AddDays(5));
        var plan = Plan(table, At("140781105204", "一村"), At("140781105204001", "甲"), At("140781105205", "二村"), ended, Area.Of(Of("140781105207"), "新村", Day));

        Assert.Contains(why, plan.Refused.Values.Select(p => p.GetType()));
    }

    [Fact]
    public void Two_villages_of_one_number_in_towns_that_are_joined_want_rows_of_their_own()
    {
        var all = Site(At("140781106", "义安镇"), At("140781105204", "一村"), At("140781106204", "二村"));
        var joined = new RecodePlan(all, Of("140781"), Pairs("140781105 140781190 绵安镇\n140781106 140781190"), Day);
        Assert.IsType<CodeGiven>(joined.Refused.Single().Value);

        var said = new RecodePlan(all, Of("140781"), Pairs("140781105 140781190 绵安镇\n140781106 140781190\n140781106204 140781190205"), Day);
        Assert.Empty(said.Refused);
        Assert.Equal(["140781105 140781190", "140781105204 140781190204", "140781106 140781190", "140781106204 140781190205"], Lines(said), StringComparer.Ordinal);
    }

    [Property(MaxTest = 300)]
    public Property Whatever_table_is_taken_no_place_is_lost_and_no_code_is_given_twice() => Prop.ForAll(Tables(), drawn =>
    {
        var (areas, pairs) = drawn;
        var plan = new RecodePlan(areas, Of("140781"), pairs, Day);
        if (plan.Refused.Count > 0)
        {
            return;
        }

        var said = pairs.Where(p => p.Old is not null).Select(p => p.Old!.Value).ToHashSet();
        // The slow way to say it: a place ends exactly if it or something above it was named.
        foreach (var area in areas)
        {
            Assert.Equal(said.Any(s => s.Contains(area.Code)), plan.Heirs.ContainsKey(area.Code));
        }

        Assert.Empty(plan.Made.Keys.Intersect(areas.Select(a => a.Code)));
        var after = areas.Select(a => a.Code).Where(c => !plan.Heirs.ContainsKey(c)).Concat(plan.Made.Keys).ToHashSet();
        foreach (var (old, heirs) in plan.Heirs)
        {
            Assert.All(heirs, heir => Assert.Equal(old.Value.Length, heir.Value.Length));
            Assert.All(heirs, heir => Assert.Contains(heir, after));
            // What was not named itself stays inside what it lay in.
            Assert.True(said.Contains(old) || plan.Now(old.Parent!.Value).Contains(heirs[0]), $"{old} → {heirs[0]}");
        }

        Assert.All(after.Where(c => c.Value.Length > 6), code => Assert.Contains(code.Parent!.Value, after));
        // Two grids become one only if somebody said so.
        var joined = plan.Heirs.SelectMany(h => h.Value.Select(heir => (h.Key, heir))).GroupBy(h => h.heir).Where(g => g.Count() > 1);
        Assert.All(joined, g => Assert.Contains(g.Key, pairs.Select(p => p.New)));
    });

    private static Arbitrary<(List<Area>, List<CodePair>)> Tables() => (
        from towns in Gen.SubListOf("101", "102", "103")
        from villages in Gen.ListOf(Gen.Choose(0, 1000), 12)
        from rows in Gen.ListOf(Gen.Choose(0, 100_000), 4)
        select Draw([.. towns], [.. villages], [.. rows])).ToArbitrary();

    // Few numbers, so that what is named, joined and taken meets.
    private static (List<Area>, List<CodePair>) Draw(string[] towns, int[] villages, int[] rows)
    {
        List<string> codes = ["140781", .. towns.Select(t => $"140781{t}")];
        foreach (var v in villages.Where(_ => towns.Length > 0))
        {
            var village = $"140781{towns[v % towns.Length]}20{v / 3 % 3}";
            codes.AddRange([village, .. Enumerable.Range(1, v % 4).Select(g => $"{village}00{g}"), .. v % 4 > 1 ? new[] { $"{village}001003" } : []]);
        }

        var places = codes.Distinct(StringComparer.Ordinal).ToList();
        var news = codes.Concat(codes.Select(c => c[..^1] + "9")).Concat(codes.Select(c => c[..^1] + "8")).Distinct(StringComparer.Ordinal).ToList();
        var pairs = rows.Select((r, i) => (Row: i + 2, Old: places[r % places.Count], Heirs: r / 100))
            .Select(r => (r.Row, r.Old, Fit: news.FindAll(n => n.Length == r.Old.Length), r.Heirs))
            .Select(r => new CodePair(r.Row, r.Heirs % 11 == 0 ? null : Of(r.Old), Of(r.Fit[r.Heirs % r.Fit.Count]), r.Heirs % 11 == 0 ? "新" : "")).ToList();
        return (places.ConvertAll(c => At(c, c)), pairs);
    }

    private static RecodePlan Plan(string table, params Area[] areas) => new(Site(areas), Of(Town), Pairs(table), Day);

    private static Area[] Site(params Area[] areas) => [At("14", "山西省"), At("1407", "晋中市"), At("140781", "介休市"), At(Town, "绵山镇"), .. areas];

    private static Area At(string code, string name) => Area.Of(Of(code), name, Start, code.Length > 12 ? GridKind.Base : null);

    private static List<CodePair> Pairs(string table) => [.. table.Split('\n').Select((line, i) => line.Split(' ') is var cells
        ? new CodePair(i + 2, cells[0] == "-" ? null : Of(cells[0]), Of(cells[1]), cells.ElementAtOrDefault(2) ?? "") : null!)];

    private static List<string> Lines(RecodePlan plan)
    {
        Assert.Empty(plan.Refused);
        return [.. plan.Heirs.OrderBy(h => h.Key.Value, StringComparer.Ordinal).Select(h => $"{h.Key} {string.Join(' ', h.Value)}")];
    }

    private static AreaCode Of(string code) => AreaCode.Of(code);
}
