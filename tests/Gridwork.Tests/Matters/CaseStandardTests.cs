using Gridwork.Kernel.Calendar;
using Gridwork.Matters;

namespace Gridwork.Tests.Matters;

public sealed class CaseStandardTests
{
    private static readonly CaseStandard Standard = CaseStandard.Load();

    [Fact]
    public void Every_condition_can_be_counted_and_fits_its_column()
    {
        Assert.True(Standard.Conditions.Count >= 12);
        Assert.All(Standard.Conditions, c => Assert.NotNull(Standard.Term(c.Limit)));
        Assert.All(Standard.Conditions, c => Assert.True(c.Text.Length <= 500 && c.Closing.Length <= 200, c.Code));
        Assert.True(Standard.NeedsReview);
    }

    [Theory]
    [InlineData("1天", 1, TermUnit.WorkingDays)]
    [InlineData("4小时", 4, TermUnit.WorkHours)]
    [InlineData("2紧急工作时", 2, TermUnit.UrgentHours)]
    public void A_printed_limit_is_read(string printed, int count, TermUnit unit) => Assert.Equal((count, unit), Standard.Term(printed));

    [Fact]
    public void What_is_no_limit_is_not_guessed() => Assert.Null(Standard.Term("1紧急工作时制止"));

    [Fact]
    public void What_the_product_ships_is_what_the_source_says()
    {
        var source = Path.Combine(Environment.GetEnvironmentVariable("GRIDWORK_RESEARCH") ?? "../shared/data", "case_standard/events.csv");
        Assert.SkipUnless(File.Exists(source), $"The source table is not here: {source}");
        var text = File.ReadAllText(source);

        Assert.All(Standard.Conditions, c => Assert.Contains($"{c.Text},{c.Closing},{c.Limit}", text, StringComparison.Ordinal));
    }
}
