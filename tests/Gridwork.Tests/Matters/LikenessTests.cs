using Gridwork.Matters.Twins;

namespace Gridwork.Tests.Matters;

public sealed class LikenessTests
{
    private const string Asked = "小学东墙外的路灯不亮，晚上孩子放学看不见路。";

    private static readonly string[] Around =
    [
        "小学门口两根路灯杆都不亮", "村中街路灯忽明忽暗", "小学门口有人摆摊，堵了路", "井盖没了，车轮掉进去了", "邻居家夜里打牌，吵得孩子睡不着", "排水沟堵了，污水漫到路上", "村东头垃圾三天没人收",
    ];

    private static readonly Likeness All = new([Asked, .. Around]);

    [Fact]
    public void What_says_the_same_comes_before_what_only_shares_a_place_or_a_turn_of_phrase() =>
        Assert.Equal(Around[0], Around.MaxBy(text => All.Of(Asked, text)));

    [Fact]
    public void The_same_text_is_wholly_alike_and_one_without_a_common_word_not_at_all()
    {
        Assert.Equal(1, All.Of(Asked, $"  {Asked}"), 6);
        Assert.Equal(0, All.Of(Asked, "kettle is missing"));
        Assert.Equal(0, All.Of(Asked, ""));
        Assert.Equal(1, All.Of("LED 灯", "ｌｅｄ灯"), 6);
    }

    [Fact]
    public void What_both_say_is_told_in_the_words_of_the_one_who_asks_without_particles()
    {
        Assert.Equal("不亮 小学 路灯", string.Join(' ', All.Shared(Asked, Around[0]).Order(StringComparer.Ordinal)));
        Assert.Equal("路灯不亮", Assert.Single(new Likeness([Asked, "路灯不亮了"]).Shared("的路灯不亮了", "那路灯不亮")));
    }

    [Fact]
    public void A_telephone_number_makes_nothing_alike() => Assert.Equal(0, All.Of("电话 03545550100", "请打 03545550100"));
}
