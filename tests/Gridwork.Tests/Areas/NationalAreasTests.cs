using System.IO.Compression;
using Gridwork.Areas.National;
using Gridwork.Kernel;

namespace Gridwork.Tests.Areas;

public sealed class NationalAreasTests
{
    private static readonly NationalAreas National = NationalAreas.Shipped;
    private static readonly NationalEndings Endings = new();
    private static readonly Dictionary<System.Text.Rune, byte> Initials = NationalFile.Initials();
    private static readonly Dictionary<string, string> Readings = NationalFile.Readings();

    private static readonly IReadOnlyList<NationalArea> All = [.. Enumerable.Range(1, 8).SelectMany(d => National.Find($"{d}", National.Count))];

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
    public void Initials_find_a_village_before_names_that_only_hold_them()
    {
        var found = National.Find("xnf", 1000).ToList();
        var village = found.FindIndex(a => a.Code.Value == "140781105204");
        Assert.InRange(village, 0, found.FindIndex(a => !Letters(a.Name).StartsWith("xnf", StringComparison.Ordinal)) - 1);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("xn")]
    public void One_or_two_letters_begin_the_name(string text)
    {
        var found = National.Find(text, National.Count);
        Assert.NotEmpty(found);
        Assert.All(found, a => Assert.StartsWith(text, Letters(a.Name), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("市辖区")]
    [InlineData("县")]
    [InlineData("省直辖县级行政区划")]
    [InlineData("sxq")]
    [InlineData("北京市辖区")]
    public void A_row_that_only_fills_a_level_is_found_by_its_code_alone(string text)
    {
        Assert.DoesNotContain(National.Find(text, National.Count), a => Endings.Virtual.Contains(a.Name));
        Assert.Equal("1101", National.Find("1101")[0].Code.Value);
    }

    // Two characters name no place with something left to look for inside it, so the order of names alone decides.
    [Theory]
    [InlineData("西")]
    [InlineData("新村")]
    [InlineData("东城")]
    [InlineData("北京")]
    [InlineData("民委")]
    [InlineData("莫𡐓")]
    [InlineData("x")]
    [InlineData("cm")]
    [InlineData("xnf")]
    [InlineData("sqjmw")]
    public void The_answers_are_those_of_a_reader_who_goes_through_the_whole_list(string text)
    {
        var rank = char.IsAsciiLetter(text[0]) ? (Func<string, int>)(name => RankOfLetters(name, text)) : name => RankOfName(name, text);
        var expected = All.Where(a => !Endings.Virtual.Contains(a.Name)).Select(a => (Rank: rank(a.Name), a.Code)).Where(a => a.Rank >= 0).OrderBy(a => a.Rank);
        Assert.Equal(expected.Take(20).Select(a => a.Code), National.Find(text).Select(a => a.Code));
    }

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
        Assert.Equal(31, All.Count(a => a.Code.Value.Length == 2));
    }

    [Fact]
    public void Every_sampled_area_is_found_by_its_full_name_and_by_its_short_name_within_its_parent()
    {
        var areas = Sample(3001).Where(a => !Endings.Virtual.Contains(a.Name)).ToList();
        Assert.True(areas.Count > 200);
        Assert.All(areas, a =>
        {
            var full = National.FullName(a.Code)!;
            var shortly = full[..^a.Name.Length] + a.Name[..Endings.Kept(a.Name)];
            Assert.Contains(National.Find(full), f => f.Code == a.Code);
            Assert.Contains(National.Find(shortly), f => f.Code == a.Code);
        });
    }

    private static IEnumerable<NationalArea> Sample(int step) => All.Where((_, i) => i % step == 0);

    private static int RankOfName(string name, string text) =>
        name == text ? 0
        : name[..Endings.Kept(name)] == text[..Endings.Kept(text)] ? 1
        : name.StartsWith(text, StringComparison.Ordinal) ? 2
        : text.Length > 1 && name.Contains(text, StringComparison.Ordinal) ? 3
        : -1;

    private static int RankOfLetters(string name, string text)
    {
        var letters = Letters(name);
        return !letters.StartsWith(text, StringComparison.Ordinal) ? (text.Length > 2 && letters.Contains(text, StringComparison.Ordinal) ? 3 : -1)
            : text.Length > 1 && name[..Endings.Kept(name)].EnumerateRunes().Count() == text.Length ? 1
            : 2;
    }

    private static string Letters(string name) =>
        Readings.TryGetValue(name, out var read) ? read : string.Concat(name.EnumerateRunes().Select(r => (char)Initials.GetValueOrDefault(r, (byte)'?')));
}
