using Gridwork.Platform;

namespace Gridwork.Tests.Kernel;

public sealed class TermCommandTests
{
    private const string By5 = "5 工作日";

    [Fact]
    public async Task By_law_five_working_days_over_the_spring_festival_end_with_the_26th()
    {
        var (exit, lines, _) = await Term("2026-02-12 10:00", By5, "--lang", "zh");
        Assert.Equal(0, exit);
        Assert.Equal(
            """
            2026-02-26 24:00
            5 工作日，依法计算，自 2026-02-12 10:00 起：
              2026-02-12 周四  不算  起算当日不算
              2026-02-13 周五  第 1 天  工作日
              2026-02-14 周六  第 2 天  调休上班（春节）
              2026-02-15 周日  不算  春节放假
            """.Split('\n'),
            lines.Take(6),
            StringComparer.Ordinal);
        Assert.Equal("  2026-02-26 周四  第 5 天  工作日", lines[16]);
        Assert.Equal("5 工作日 = 02-13–02-14、02-24–02-26。", lines[17]);
    }

    [Fact]
    public async Task By_office_hours_they_end_at_ten()
    {
        var (exit, lines, _) = await Term("2026-02-12 10:00", By5, "--by", "hours", "--lang", "en");
        Assert.Equal(0, exit);
        Assert.Equal("2026-02-26 10:00", lines[0]);
        Assert.Contains("5 working days = 40:00 = 06:00 + 08:00 + 08:00 + 08:00 + 08:00 + 02:00.", lines, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_last_day_on_a_holiday_is_shown_moving()
    {
        var (_, lines, _) = await Term("2026-09-16", "15 日", "--lang", "zh");
        Assert.Equal("2026-10-08 24:00", lines[0]);
        Assert.Contains("  2026-10-01 周四  第 15 天  国庆节放假", lines, StringComparer.Ordinal);
        Assert.Contains("  2026-10-02 周五  不算  国庆节放假", lines, StringComparer.Ordinal);
        Assert.Contains("  2026-10-08 周四  到期  最后一天休息，顺延到这天", lines, StringComparer.Ordinal);
    }

    [Fact]
    public async Task Beyond_the_calendar_the_sum_says_that_it_is_provisional()
    {
        var (_, lines, _) = await Term("2026-12-22 10:00", By5, "--lang", "zh");
        Assert.StartsWith("暂定：", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-02-30 10:00", By5, "看不懂是什么时候")]
    [InlineData("tomorrow", By5, "看不懂是什么时候")]
    [InlineData("9999-12-31 10:00", By5, "看不懂是什么时候")]
    [InlineData("2026-02-12 10:00", "five", "看不懂是多长的期限")]
    [InlineData("2026-02-12 10:00", "3 天", "由本单位设置")]
    [InlineData("2026-02-12", "4 工作时", "请写明几点几分")]
    public async Task Bad_input_gets_words(string from, string term, string says)
    {
        var (exit, lines, error) = await Term(from, term, "--lang", "zh");
        Assert.Equal(2, exit);
        Assert.Empty(lines);
        Assert.Contains(says, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("2026-02-12 10:00")]
    [InlineData("2026-02-12 10:00", By5, "--by")]
    [InlineData("2026-02-12 10:00", By5, "--by", "guess")]
    [InlineData("2026-02-12 10:00", By5, "--loud")]
    public async Task Wrong_usage_says_how_to_use_it(params string[] words)
    {
        var (exit, lines, error) = await Term(words);
        Assert.Equal(2, exit);
        Assert.Empty(lines);
        Assert.Contains("--by law", error, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string[] Lines, string Error)> Term(params string[] words)
    {
        var command = CommandLine.Find(App.Modules, ["term", .. words])!;
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var exit = await CommandLine.Run(App.Modules, command, words, output, error);
        return (exit, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), error.ToString());
    }
}
