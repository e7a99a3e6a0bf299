using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Terms;

namespace Gridwork.Tests.Kernel;

public sealed class TermTests
{
    [Theory]
    [InlineData("5 工作日", 5, TermUnit.WorkingDays)]
    [InlineData("5个工作日", 5, TermUnit.WorkingDays)]
    [InlineData(" ４　工作时 ", 4, TermUnit.WorkHours)]
    [InlineData("1紧急工作时", 1, TermUnit.UrgentHours)]
    [InlineData("30分钟", 30, TermUnit.Minutes)]
    [InlineData("2 紧急工作日", 2, TermUnit.UrgentDays)]
    [InlineData("15 日", 15, TermUnit.CalendarDays)]
    [InlineData("15 自然日", 15, TermUnit.CalendarDays)]
    [InlineData("6 个月", 6, TermUnit.Months)]
    [InlineData("5 Working  Days", 5, TermUnit.WorkingDays)]
    [InlineData("1 month", 1, TermUnit.Months)]
    public void A_written_term_is_read(string text, int count, TermUnit unit) => Assert.Equal(new Term(count, unit), Term.Read(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("工作日")]
    [InlineData("5")]
    [InlineData("五 工作日")]
    [InlineData("-5 工作日")]
    [InlineData("2.5 工作日")]
    [InlineData("5 工作日 左右")]
    [InlineData("5 \u0007工作日")]
    [InlineData("5 工作日\ud800")]
    public void What_names_no_term_is_refused_and_not_guessed(string? text) => Assert.IsType<TermUnreadable>(Term.Read(text).Problem);

    [Theory]
    [InlineData("3 天")]
    [InlineData("24小时")]
    [InlineData("3 days")]
    public void A_unit_that_the_site_must_decide_is_refused(string text) => Assert.IsType<TermUnitUndecided>(Term.Read(text).Problem);

    [Theory]
    [InlineData("0 工作日")]
    [InlineData("10001 工作日")]
    [InlineData("99999999999999999999 工作日")]
    public void A_term_of_no_length_or_beyond_reason_is_refused(string text) => Assert.IsType<TermOutOfRange>(Term.Read(text).Problem);

    [Fact]
    public void A_long_unreadable_text_is_shown_short() => Assert.True(Term.Read(new string('x', 100_000)).Problem!.Message.Length < 250);
}
