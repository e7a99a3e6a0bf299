namespace Gridwork.Journeys;

/// <summary>Many hands on one matter: four units under three kinds of whistle; and a grid worker's whistle that never leaves the village.</summary>
public sealed class WhistleJourney(Screens screens)
{
    [Theory, InlineData(1440, true), InlineData(360, false)]
    public async Task Four_units_are_called_one_contests_one_is_silent_one_is_not_needed_and_the_matter_ends_with_the_last(int width, bool script)
    {
        await using var host = await WalkHost.Start();
        var desk = await screens.Open(host.Address, width, script);
        var walk = new Walk(host, desk, script);
        await walk.Is("shouli", "2026-02-12T08:30:00");
        await walk.Register("学校东边的排水沟被渣土堵死，污水漫上村道。");
        await desk.Go($"{walk.Matter}/accept?find=ldw");
        await desk.Tick("Form.Condition", "01-36-1");
        await walk.Send("立案");

        await Called(walk);
        await Contested(walk);
        await Done(walk);
        await Silent(walk);
        await Ended(walk);
        Assert.Empty(desk.Wrong);
    }

    [Fact]
    public async Task A_grid_workers_whistle_is_settled_by_the_grid_head_inside_the_village()
    {
        await using var host = await WalkHost.Start();
        var desk = await screens.Open(host.Address, 360);
        var walk = new Walk(host, desk, script: true);
        await walk.Is("wangge", "2026-02-12T08:30:00");
        await walk.Register("空院的木料占了半边路，户主不肯搬。");
        await walk.Act("网格吹哨", ("Form.Ask", "请执法队来看看。"));
        await walk.Is("shouli", "2026-02-12T08:40:00");
        await desk.Go(walk.Matter);
        Assert.Equal(0, await desk.Page.Locator("a.btn[href$='/accept']").CountAsync());

        await walk.Is("gezhang", "2026-02-12T09:00:00");
        await walk.Act("现场解决", ("Form.Result", "和户主说通了，当场搬走。"), ("Form.Answer", "木料已经搬走，路通了。"));
        await desk.Sees("已结案");
        Assert.Empty(desk.Wrong);
    }

    [Fact]
    public async Task The_story_of_Xineifeng_a_whistle_out_of_the_village_and_the_team_on_the_spot_within_three_working_days()
    {
        await using var host = await WalkHost.Start();
        var desk = await screens.Open(host.Address, 360);
        var walk = new Walk(host, desk, script: true);
        await walk.Is("wangge", "2026-03-02T08:30:00");
        await walk.Register("二格有户人家在自家房顶加盖，没有手续，劝了两次不停。");
        await walk.Act("网格吹哨", ("Form.Ask", "已经动工，请执法队到场。"));
        await walk.Is("gezhang", "2026-03-02T09:00:00");
        await walk.Act("确认上报", ("Form.Note", "看过，确实在盖。"));
        await walk.Is("shouli", "2026-03-02T09:30:00");
        await desk.Go($"{walk.Matter}/accept?find=私搭乱建");
        await desk.Page.Locator("main [name='Form.Condition']").First.CheckAsync();
        await walk.Send("立案");

        await walk.Is("paiqian", "2026-03-02T10:00:00");
        await desk.Go($"{walk.Matter}/whistle");
        Assert.Equal(("3", "WorkingDays"), (await desk.Page.InputValueAsync("[name='Form.Arrival']"), await desk.Page.InputValueAsync("[name='Form.ArrivalUnit']")));
        await desk.Sees("默认值还没有人确认"); // the wait on the spot is the story's, and nobody has confirmed it here
        await desk.Page.Locator("label.choice", new() { HasText = "综合执法哨" }).Locator("input").CheckAsync();
        await desk.Choose("Form.Units[0].Unit", "综合行政执法队");
        await desk.Type("Form.Units[0].Task", "到场核实，责令停工");
        await walk.Send("吹哨", ("Form.Ask", "私自加盖，劝阻不停。"));
        await walk.Is("zhifa", "2026-03-05T16:00:00");
        var leg = await Leg(walk, "综合行政执法队");
        await walk.ActOn(leg, "应哨");
        await walk.ActOn(leg, "报到", ("Form.Who", "孟凡"));
        await desk.Sees("到场");
        await walk.Is("paiqian", "2026-03-05T16:30:00");
        await desk.Go("/whistles/figures");
        await desk.Go(leg);
        await desk.Follow("确认到场");
        await desk.Tick("Form.There", "true");
        await walk.Send("确认到场");
        await desk.Sees("按期");
        Assert.Empty(desk.Wrong);
    }

    private static async Task Called(Walk walk)
    {
        await walk.Is("paiqian", "2026-02-12T09:00:00");
        await walk.Refused("吹哨");
        await Whistle(walk, "综合执法哨", "2", ("综合行政执法队", "查倾倒的人，责令清运"), ("村镇建设办", "疏通沟渠"));
        await Whistle(walk, "重点工作哨", "", ("环卫站", "清扫路面"));
        await Whistle(walk, "应急处置哨", "30", ("水利站", "抽走积水"));
        await walk.Desk.Sees("联办的单位（4 家）");
    }

    // The unit contests; until a third person has ruled, it stays responsible, and the resident hears nothing of it.
    private static async Task Contested(Walk walk)
    {
        await walk.Is("jianshe", "2026-02-12T09:10:00");
        await walk.ActOn(await Leg(walk, "村镇建设办"), "有异议", ("Form.Reason", "该路是村道，由村里管。"), ("Form.Evidence", "管养责任清单第 3 条"));
        await walk.Desk.Sees("有异议，待裁定");
        await walk.Is("lingdao", "2026-02-12T09:30:00");
        await walk.Desk.Go("/whistles?View=Rule");
        await walk.Desk.Page.Locator("main table a").First.ClickAsync();
        await walk.Desk.Page.WaitForURLAsync(Walk.Detail());
        await walk.Desk.Follow("裁定异议");
        await walk.Desk.Tick("Form.Upheld", "false");
        await walk.Send("裁定异议", ("Form.Ruling", "清单写明由建设办负责。"));
        await walk.Desk.Sees("已应哨");
    }

    private static async Task Done(Walk walk)
    {
        foreach (var (person, unit, at) in new[] { ("zhifa", "综合行政执法队", "10:00"), ("jianshe", "村镇建设办", "10:30") })
        {
            await walk.Is(person, $"2026-02-12T{at}:00");
            var leg = await Leg(walk, unit);
            await walk.ActOn(leg, "报到", ("Form.Who", "两人"));
            await walk.Is("paiqian", "2026-02-12T10:40:00");
            await walk.Desk.Go(leg);
            await walk.Desk.Follow("确认到场");
            await walk.Desk.Tick("Form.There", "true");
            await walk.Send("确认到场");
            await walk.Is(person, "2026-02-12T11:00:00");
            await walk.ActOn(leg, "答复结果", ("Form.Result", "渣土清运 4 车，沟渠已经疏通。"));
            await walk.Is("paiqian", "2026-02-12T11:10:00");
            await walk.Desk.Go(leg);
            await walk.Desk.Follow("评价办结");
            await walk.Desk.Tick("Form.Solved", "Yes");
            await walk.Send("评价办结");
        }

        await walk.ActOn(await Leg(walk, "环卫站"), "撤回", ("Form.Reason", "执法队已经清扫。"));
    }

    private static async Task Silent(Walk walk)
    {
        await walk.Desk.Go($"{walk.Matter}/sum-up");
        await walk.Desk.Sees("水利站");
        await walk.Is("zhiban", "2026-02-12T11:20:00");
        await walk.Notice("到场：已超期");
        await walk.Desk.Go("/whistles?View=Silent");
        await walk.Desk.Sees("水利站");
        await walk.Is("lingdao", "2026-02-12T14:00:00");
        await walk.ActOn(await Leg(walk, "水利站"), "准许不等这一路", ("Form.Reason", "积水已经退了。"));
    }

    private static async Task Ended(Walk walk)
    {
        await walk.Is("paiqian", "2026-02-12T14:10:00");
        await walk.Act("汇总办结", ("Form.Report", "渣土清走，沟渠疏通，路面干净。"));
        await walk.Is("hecha", "2026-02-12T15:00:00");
        await walk.Desk.Go($"{walk.Matter}/close");
        await walk.Desk.Tick("Form.ConditionMet", "true");
        await walk.Send("结案", ("Form.Result", "现场看过，清除完毕。"), ("Form.Answer", "沟已经通了，路面已清。"));
        await walk.Desk.Sees("已结案");
    }

    private static async Task Whistle(Walk walk, string kind, string arrival, params (string Unit, string Task)[] units)
    {
        await walk.Desk.Go($"{walk.Matter}/whistle");
        await walk.Desk.Page.Locator("label.choice", new() { HasText = kind }).Locator("input").CheckAsync();
        foreach (var ((unit, task), at) in units.Select((u, at) => (u, at)))
        {
            await walk.Desk.Choose($"Form.Units[{at}].Unit", unit);
            await walk.Desk.Type($"Form.Units[{at}].Task", task);
        }

        await walk.Desk.Choose("Form.ArrivalUnit", kind is "应急处置哨" ? "分钟（连续）" : "紧急工作时（连续）");
        await walk.Send("吹哨", ("Form.Ask", "渣土堵了排水沟，污水漫上村道。"), ("Form.Arrival", arrival));
    }

    private static async Task<string> Leg(Walk walk, string unit)
    {
        await walk.Desk.Go(walk.Matter);
        return (await walk.Desk.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = unit, Exact = true }).First.GetAttributeAsync("href"))!;
    }
}
