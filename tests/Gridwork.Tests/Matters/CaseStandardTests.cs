using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Platform.Terms;

namespace Gridwork.Tests.Matters;

public sealed class CaseStandardTests
{
    private static readonly CaseStandard Standard = CaseStandard.Load();
    private static readonly UnitMapping Shipped = TimeSettings.Kinds.Single(k => k.Key == TimeSettings.Units).Shipped.Single().Read<UnitMapping>();

    [Fact]
    public void Every_row_of_the_source_is_a_condition_or_is_named_with_its_reason()
    {
        Assert.Equal((522, 519, 190), (Standard.Rows, Standard.Conditions.Count, Standard.Majors.Sum(m => m.Minors.Count)));
        Assert.Equal<IEnumerable<string>>(
            ["51: the same words as 01-98-1", "53: the same words as 01-98-2", "54: the same words as 01-98-2"],
            Standard.NotTaken.Select(row => $"{row.Line}: {row.Reason}"));
        Assert.True(Standard.NeedsReview);
        Assert.Null(Standard.ValidFrom);
    }

    [Fact]
    public void What_the_product_ships_is_what_the_source_says()
    {
        var source = Path.Combine(Environment.GetEnvironmentVariable("GRIDWORK_RESEARCH") ?? "../shared/data", "case_standard");
        Assert.SkipUnless(Directory.Exists(source), $"The source tables are not here: {source}");
        var printed = new[] { "events.csv", "components.csv" }.SelectMany(file => File.ReadLines(Path.Combine(source, file)).Skip(1));

        Assert.Equal(printed.Order(StringComparer.Ordinal), Standard.Conditions.Select(Line).Concat(Standard.NotTaken.Select(row => row.Row)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_are_the_classes_numbers_and_those_of_components_begin_with_a_letter()
    {
        Assert.Equal(("乱堆物堆料", "1天"), (Standard.Condition("01-36-1")!.Minor.Name, Standard.Condition("01-36-1")!.Condition.Limit));
        Assert.Equal(("上水井盖", "1", ClassKind.Component), (Standard.Condition("B01-01-1")!.Minor.Name, Standard.Condition("B01-01-1")!.Major.Printed, Standard.Condition("B01-01-1")!.Major.Kind));
        Assert.Null(Standard.Condition("1-1-1"));
        Assert.All(Standard.Conditions, c => Assert.StartsWith($"{c.Minor.Code}-", c.Code, StringComparison.Ordinal));
        Assert.All(Standard.Conditions, c => Assert.Matches(c.Major.Kind is ClassKind.Component ? "^B[0-9]{2}-[0-9]{2}-[0-9]$" : "^[0-9]{2}-[0-9]{2}-[0-9]$", c.Code));
    }

    [Fact]
    public void Each_filing_fits_its_columns() =>
        Assert.All(Standard.Conditions.Select(c => c.Filing), f =>
            Assert.True(f is { Code.Length: <= 20, Class.Length: <= 20, ClassName.Length: <= 60, Condition.Length: <= 500, Closing.Length: <= 200, Limit.Length: <= 20 }, f.Code));

    [Fact]
    public void All_limits_are_read_but_one_which_stays_as_printed()
    {
        var limits = Standard.Conditions.Select(c => (c.Code, Limit: Limit(c.Condition.Limit))).ToList();
        var repeated = Standard.NotTaken.Select(row => Limit(row.Row[(row.Row.LastIndexOf(',') + 1)..]));

        Assert.Equal([("01-22-1", "1紧急工作时制止")], limits.Where(l => l.Limit.Term is null).Select(l => (l.Code, l.Limit.Text)));
        Assert.Equal(
            [(TermUnit.UrgentHours, 41), (TermUnit.WorkHours, 61), (TermUnit.UrgentDays, 5), (TermUnit.WorkingDays, 414)],
            limits.Select(l => l.Limit).Concat(repeated).Where(l => l.Term is not null).CountBy(l => l.Term!.Value.Unit).Select(n => (n.Key, n.Value)).OrderBy(n => n.Key));
    }

    [Theory]
    [InlineData("1天", 1, TermUnit.WorkingDays)]
    [InlineData("4小时", 4, TermUnit.WorkHours)]
    [InlineData("2紧急工作时", 2, TermUnit.UrgentHours)]
    public void A_printed_limit_is_read(string printed, int count, TermUnit unit) => Assert.Equal(new Term(count, unit), Limit(printed).Term);

    [Theory]
    [InlineData("1紧急工作时制止"), InlineData("0天"), InlineData("天"), InlineData("15"), InlineData(""), InlineData("-1天"), InlineData("1.5天"), InlineData("约5天"), InlineData("99999999999天")]
    public void What_is_no_limit_is_not_guessed(string printed) => Assert.Equal((printed, null), (Limit(printed).Text, Limit(printed).Term));

    private static string Line(ClassedCondition c) => string.Join(',', new[]
    {
        c.Major.Printed, c.Major.Name, c.Minor.Printed, c.Minor.Name, c.Minor.Handling, c.Minor.Authority, c.Condition.Text, c.Condition.Closing, c.Condition.Limit,
    }.Select(field => field.Contains(',', StringComparison.Ordinal) ? $"\"{field}\"" : field));

    private static PrintedLimit Limit(string printed) => PrintedLimit.Read(printed, Shipped);
}
