using System.IO.Compression;
using Gridwork.Areas.National;
using Gridwork.Kernel;

namespace Gridwork.Tests.Areas;

public sealed class NationalAreasTests
{
    private static readonly NationalAreas National = NationalAreas.Shipped;

    [Fact]
    public void The_shipped_list_equals_its_source_row_by_row()
    {
        var file = Path.Combine(Environment.GetEnvironmentVariable("GRIDWORK_RESEARCH") ?? "../shared/data", "divisions", "divisions.tsv.gz");
        Assert.SkipUnless(File.Exists(file), "GRIDWORK_RESEARCH holds no divisions.");
        using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var rows = 0;
        for (; lines.ReadLine() is { } line; rows++)
        {
            var parts = line.Split('\t');
            Assert.True(National.Name(AreaCode.Of(parts[0])) == parts[1], line);
        }

        Assert.Equal(rows, National.Count);
    }

    [Theory]
    [InlineData("西内封", "140781105204")]
    [InlineData("西内封村民委员会", "140781105204")]
    [InlineData("绵山镇西内封", "140781105204")]
    [InlineData("山西省晋中市介休市绵山镇西内封村委会", "140781105204")]
    [InlineData("140781105204", "140781105204")]
    [InlineData("莫𡐓", "420602006207")]
    [InlineData("輋𣒍村", "441424103203")]
    [InlineData("东莞东城街道", "441900003")]
    public void The_first_answer_is(string text, string code) => Assert.Equal(code, National.Find(text)[0].Code.Value);

    [Fact]
    public void Initials_find_a_village_among_the_others_that_read_so() =>
        Assert.Contains(National.Find("xnf", 1000), a => a.Code.Value == "140781105204");

    [Fact]
    public void A_village_is_found_by_its_township_and_its_own_name()
    {
        var found = National.Find("北寨乡赵王村");
        Assert.NotEmpty(found);
        Assert.All(found, a => Assert.Contains("北寨乡赵王", National.FullName(a.Code)!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("前川乡南也村")]
    [InlineData("山西没有这样的地方")]
    public void An_abolished_or_unknown_place_gives_nothing(string text) => Assert.Empty(National.Find(text));

    [Fact]
    public void Levels_without_a_place_are_left_out_of_full_names()
    {
        Assert.Equal("北京市东城区", National.FullName(AreaCode.Of("110101")));
        Assert.Equal("广东省东莞市东城街道", National.FullName(AreaCode.Of("441900003")));
        Assert.Equal("河南省济源市", National.FullName(AreaCode.Of("419001")));
    }

    [Fact]
    public void Children_lie_one_level_below_and_what_lies_under_holds_them_all()
    {
        var town = AreaCode.Of("140781105");
        Assert.Equal(National.Children(town), National.Under(town));
        Assert.Equal(31, National.Find("1", 1000_000).Concat(Enumerable.Range(2, 8).SelectMany(d => National.Find($"{d}", 1000_000))).Count(a => a.Code.Value.Length == 2));
    }

    [Fact]
    public void Every_sampled_area_is_found_by_its_full_name_and_by_its_short_name_within_its_parent()
    {
        var endings = new NationalEndings();
        var areas = Sample(3001).Where(a => !endings.Virtual.Contains(a.Name)).ToList();
        Assert.True(areas.Count > 200);
        Assert.All(areas, a =>
        {
            var full = National.FullName(a.Code)!;
            var shortly = full[..^a.Name.Length] + a.Name[..endings.Kept(a.Name)];
            Assert.Contains(National.Find(full), f => f.Code == a.Code);
            Assert.Contains(National.Find(shortly), f => f.Code == a.Code);
        });
    }

    private static IEnumerable<NationalArea> Sample(int step) =>
        Enumerable.Range(1, 8).SelectMany(d => National.Find($"{d}", 1000_000)).Where((_, i) => i % step == 0);
}
