using Gridwork.Platform;

namespace Gridwork.Tests.Areas;

public sealed class FindAreasTests
{
    [Fact]
    public async Task A_place_is_told_with_its_code_and_its_full_name()
    {
        var (exit, lines, _) = await Find("西内封", "--lang", "zh");
        Assert.Equal(0, exit);
        Assert.Equal("140781105204 山西省晋中市介休市绵山镇西内封村民委员会", lines[0]);
    }

    [Theory]
    [InlineData("zh", "没有")]
    [InlineData("en", "No place")]
    public async Task What_is_not_in_the_list_is_said_in_the_language_asked_for(string language, string says)
    {
        var (exit, lines, error) = await Find("前川乡南也村", "--lang", language);
        Assert.Equal(1, exit);
        Assert.Empty(lines);
        Assert.Contains(says, error, StringComparison.Ordinal);
        Assert.Contains("前川乡南也村", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("--all")]
    [InlineData("西内封", "--loud")]
    [InlineData("西内封", "--lang", "la")]
    public async Task Wrong_usage_says_how_to_use_it(params string[] words)
    {
        var (exit, lines, error) = await Find(words);
        Assert.Equal(2, exit);
        Assert.Empty(lines);
        Assert.Contains("gridwork areas find", error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string[] Lines, string Error)> Find(params string[] words)
    {
        var command = CommandLine.Find(App.Modules, ["areas", "find", .. words])!;
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLine.Run(App.Modules, command, words, output, error);
        return (exit, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }
}
