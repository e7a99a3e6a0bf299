namespace Gridwork.Journeys;

/// <summary>The side ways of a matter's life: looked at on site, prolonged, paused, suspended, overdue, reopened, ended by force; and one voided.</summary>
public sealed class SideWaysJourney(Screens screens)
{
    private const string Story = "老戏台东侧的破房院墙又塌了一截，砖头滚到路上。";

    [Theory, InlineData(1440, true), InlineData(360, true), InlineData(360, false)]
    public async Task A_matter_goes_every_side_way_and_those_are_told_whom_it_concerns(int width, bool script)
    {
        await using var host = await WalkHost.Start();
        var desk = await screens.Open(host.Address, width, script);
        var walk = new Walk(host, desk, script);

        await BeforeItIsFiled(walk);
        await HeldAndProlonged(walk);
        await Told(walk);
        await EndedTwice(walk);
        await Voided(walk);

        Assert.Empty(desk.Wrong);
    }

    [Fact]
    public async Task A_matter_is_suspended_by_keyboard_alone_and_a_refusal_leads_to_its_field()
    {
        await using var host = await WalkHost.Start();
        var matters = await StandingMatters.In(host);
        host.Clock.Is("2026-02-12T14:00:00");
        var desk = await screens.Open(host.Address, 1440);
        await desk.SignIn("paiqian");
        await desk.Go($"/matters/{matters.Taken.Id.Value}");
        await Tab(desk, "挂账");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForURLAsync("**/suspend");

        await Tab(desk, "挂账");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.Locator(".refusal").WaitForAsync();
        await desk.Page.Keyboard.PressAsync("Tab"); // from the refusal to its first line
        await desk.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("Form.Reason", await Here(desk, "name"));
        await desk.Page.Keyboard.InsertTextAsync("要等明年的资金。");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.InsertTextAsync("绵政函〔2026〕7号");
        await desk.Page.Keyboard.PressAsync("Tab");
        await desk.Page.Keyboard.TypeAsync("03162026"); // in the order of the browser's own language, which tools/need chromium leaves at English
        Assert.Equal("2026-03-16", await desk.Page.Locator("[name='Form.LookAgain']").InputValueAsync());

        await Tab(desk, "挂账");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.WaitForURLAsync(Walk.Detail());
        await desk.Sees("绵政函〔2026〕7号");
        Assert.Empty(desk.Wrong);
    }

    private static async Task BeforeItIsFiled(Walk walk)
    {
        await walk.Is("shouli", "2026-02-12T09:00:00");
        await walk.Register(Story);
        await walk.Act("转核实", ("Form.Request", "看看有没有人受伤。"));
        await walk.Is("wangge", "2026-02-12T09:20:00");
        await walk.Desk.Go(walk.Matter);
        await walk.Desk.Follow("现场核实");
        await walk.Desk.Tick("Form.IsSo", "true");
        await walk.Send("现场核实", ("Form.Report", "去看过，砖头占了半边路，没有人受伤。"));

        await walk.Is("shouli", "2026-02-12T09:40:00");
        await walk.Desk.Go($"{walk.Matter}/accept?find=ldw");
        await walk.Desk.Tick("Form.Condition", "01-36-1");
        await walk.Send("立案");
        await walk.Is("paiqian", "2026-02-12T10:00:00");
        await walk.Desk.Go($"{walk.Matter}/dispatch");
        await walk.Desk.Page.Locator("label.choice", new() { HasText = "综合行政执法队" }).Locator("input").CheckAsync();
        await walk.Desk.Choose("Form.TermUnit", "工作日");
        await walk.Send("派遣", ("Form.Count", "5"));
        await walk.Is("zhifa", "2026-02-12T10:30:00");
        await walk.Act("领办");
    }

    // Five working days from the 12th end on the 26th; three more on 2 March. The 13th and the 14th are lost to a pause and a suspension.
    private static async Task HeldAndProlonged(Walk walk)
    {
        await walk.Refused("申请延期");
        await walk.Act("申请延期", ("Form.Count", "3"), ("Form.Reason", "吊车下周才到。"));
        await walk.Is("paiqian", "2026-02-12T15:00:00");
        await walk.Desk.Go($"{walk.Matter}/decide-extension");
        await walk.Desk.Sees("吊车下周才到。");
        await walk.Desk.Tick("Form.Granted", "true");
        await walk.Send("审批延期");
        await walk.Desk.Sees("2026-03-02 24:00", ".clock");

        await walk.Is("paiqian", "2026-02-13T09:00:00");
        await walk.Act("暂停计时", ("Form.Reason", "等房屋鉴定的结果。"), ("Form.Paper", "鉴字〔2026〕3号"));
        await walk.Desk.Sees("鉴字〔2026〕3号", ".clock");
        await walk.Is("paiqian", "2026-02-14T09:00:00");
        await walk.Act("恢复计时");
        await walk.Refused("挂账");
        await walk.Act("挂账", ("Form.Reason", "修路的钱节后才到。"), ("Form.Paper", "绵政函〔2026〕7号"), ("Form.LookAgain", "2026-03-10"));
        await walk.Desk.Sees("挂账");
        await walk.Is("paiqian", "2026-02-24T09:00:00");
        await walk.Act("恢复办理", ("Form.Note", "钱到了。"));
        await walk.Desk.Sees("2026-03-04 24:00", ".clock");
    }

    private static async Task Told(Walk walk)
    {
        await walk.Is("zhifa", "2026-03-02T09:00:00");
        await walk.Notice("处置：期限过半");
        await walk.Is("zhifa", "2026-03-04T09:00:00");
        await walk.Notice("处置：期限过八成");
        await walk.Is("paiqian", "2026-03-05T09:00:00");
        await walk.Notice("处置：已超期");
        Assert.DoesNotContain("过半", await walk.Desk.Text(), StringComparison.Ordinal);
        await walk.Is("hecha", "2026-03-05T09:10:00");
        await walk.Desk.Go("/notices");
        Assert.DoesNotContain("处置：", await walk.Desk.Text(), StringComparison.Ordinal);
    }

    private static async Task EndedTwice(Walk walk)
    {
        await walk.Is("zhifa", "2026-03-05T10:00:00");
        await walk.Act("办完", ("Form.Report", "砖头已经运走，院墙围了警示带。"));
        await walk.Is("hecha", "2026-03-05T14:00:00");
        await walk.Desk.Go($"{walk.Matter}/close");
        await walk.Desk.Tick("Form.ConditionMet", "true");
        await walk.Send("结案", ("Form.Result", "现场看过，路面已清。"), ("Form.Answer", "砖头已清走，路通了。"));
        await walk.Is("paiqian", "2026-03-06T09:00:00");
        await walk.Act("重新办理", ("Form.Reason", "院墙又塌了，没有根治。"));
        await walk.Is("lingdao", "2026-03-06T10:00:00");
        await walk.Refused("强制结案");
        await walk.Act("强制结案", ("Form.Result", "房主失联，已经报县里排险。"), ("Form.Answer", "已报县里，有结果再告诉您。"));
        await walk.Desk.Sees("已报县里，有结果再告诉您。");
    }

    private static async Task Voided(Walk walk)
    {
        await walk.Is("shouli", "2026-03-06T11:00:00");
        await walk.Register("同一处，来电又说了一遍。");
        await walk.Refused("作废");
        await walk.Act("作废", ("Form.Reason", "和上一件是同一处。"));
        await walk.Desk.Sees("和上一件是同一处。");
    }

    /// <summary>The next thing on the page that says so, as a finger on the tab key finds it.</summary>
    private static async Task Tab(Screen desk, string words)
    {
        for (var i = 0; i < 60; i++)
        {
            await desk.Page.Keyboard.PressAsync("Tab");
            if ((await Here(desk, "innerText")).Trim() == words)
            {
                return;
            }
        }

        Assert.Fail($"No way by keyboard to {words} on {desk.Page.Url}.");
    }

    private static async Task<string> Here(Screen desk, string what) => await desk.Page.EvaluateAsync<string?>($"document.activeElement.{what}") ?? "";
}
