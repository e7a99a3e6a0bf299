using Gridwork.Matters;

namespace Gridwork.Tests.Matters;

public sealed class TypedTextTests
{
    private static readonly CaseStandard Standard = CaseStandard.Load();

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n ")]
    [InlineData(null)]
    public void Nothing_is_missing(string? typed) => Assert.IsType<TextMissing>(TypedText.Required(typed, "text").Problem);

    [Theory]
    [InlineData("夜里\0吵")]
    [InlineData("夜里\u001b[31m吵")]
    [InlineData("夜里\u202e吵")]
    public void What_cannot_be_shown_is_refused(string typed) => Assert.IsType<TextUnreadable>(TypedText.Required(typed, "text").Problem);

    [Fact]
    public void Half_a_character_is_refused() => Assert.IsType<TextUnreadable>(TypedText.Required("夜里" + (char)0xD83D + "吵", "text").Problem);

    [Fact]
    public void Lines_tabs_rare_and_joined_characters_are_kept() =>
        Assert.Equal("㸌山\t𠮷家\n👨‍👩‍👧", TypedText.Required(" 㸌山\t𠮷家\r\n👨‍👩‍👧 ", "text").Value);

    [Fact]
    public void Four_thousand_are_allowed_and_one_more_is_told_how_many()
    {
        Assert.True(TypedText.Required(new string('吵', 4000), "text").Ok);
        var refused = Assert.IsType<TextTooLong>(TypedText.Required(new string('吵', 4001), "text").Problem);
        Assert.Equal((4000, 4001), (refused.Most, refused.Length));
    }

    [Theory]
    [InlineData("已处理")]
    [InlineData("已处理。")]
    [InlineData("  办理完毕！ ")]
    [InlineData("好的")]
    public void A_result_that_only_says_done_says_nothing(string typed) =>
        Assert.IsType<SaysNothing>(TypedText.Telling(typed, "result", Standard.Hollow).Problem);

    [Fact]
    public void A_result_that_tells_what_was_done_is_taken() =>
        Assert.True(TypedText.Telling("木料已拉走，路面扫净。", "result", Standard.Hollow).Ok);

    [Theory]
    [InlineData("路灯不亮。已经三天了。", "路灯不亮")]
    [InlineData("路灯不亮", "路灯不亮")]
    public void The_title_is_the_first_sentence(string text, string title) => Assert.Equal(title, TypedText.Title(text));

    [Fact]
    public void A_long_title_ends_between_characters() => Assert.Equal($"{string.Concat(Enumerable.Repeat("𠮷", 40))}…", TypedText.Title(string.Concat(Enumerable.Repeat("𠮷", 50))));
}
