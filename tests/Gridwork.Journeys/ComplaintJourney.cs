namespace Gridwork.Journeys;

/// <summary>A resident reports the clerk at the counter, without script on a phone. The clerk and the whole counter see nothing of it; the leader takes it up, and the resident follows it to the end.</summary>
public sealed class ComplaintJourney(Screens screens)
{
    private const string Story = "在便民服务中心办证，窗口的人多收了两百块跑腿费，不给收据。";

    [Theory, InlineData(360, false), InlineData(1440, true)]
    public async Task A_complaint_against_a_clerk_never_comes_before_the_clerk_and_is_answered(int width, bool script)
    {
        await using var host = await WalkHost.Start();
        var resident = await screens.Open(host.Address, width, script);
        var desk = await screens.Open(host.Address, 1440);
        var walk = new Walk(host, desk, script: true);

        var (number, key) = await Report(resident);
        var matter = await TakenUpByTheLeader(walk, number);
        await NobodyAtTheCounterSees(walk, number, matter);
        await Done(walk, matter);
        await NobodyAtTheCounterSees(walk, number, matter);
        await resident.Go($"/follow?no={number}&key={key.Replace(" ", "", StringComparison.Ordinal)}");
        await resident.Sees("两百块退给您了");
        await resident.Sees("他们看不到这件事");
        await resident.Fits();

        Assert.Empty(resident.Wrong);
        Assert.Empty(desk.Wrong);
    }

    private static async Task<(string Number, string Key)> Report(Screen resident)
    {
        await resident.Go("/");
        await resident.Type("Form.Text", Story);
        await resident.Page.Locator("form[action='/report?handler=What'] button").ClickAsync();
        await resident.Page.Locator("main [name='Form.Place']").SelectOptionAsync("140781105204");
        await resident.Page.Locator("main form .btn.main").ClickAsync();
        await resident.Page.WaitForURLAsync("**/answer");
        await resident.Type("Form.Contact.Phone", "13803540000");
        await resident.Page.Locator("main details.fold summary").ClickAsync();
        await resident.Type("Form.About.Words", "一号窗口，牌子上写着韩雪");
        await resident.Fits();
        await resident.Picture("report-about");
        await resident.Page.Locator("main form .btn.main").ClickAsync();
        await resident.Page.WaitForURLAsync("**/report/received*");
        await resident.Sees("他们看不到这件事");
        await resident.Picture("receipt-about");
        var shown = await resident.Page.Locator(".receipt .big").AllInnerTextsAsync();
        return (shown[0], shown[1]);
    }

    private static async Task<string> TakenUpByTheLeader(Walk walk, string number)
    {
        await walk.Is("lingdao", "2026-02-12T09:30:00");
        await walk.Desk.Go("/inbox");
        for (var tries = 0; tries < 60 && !(await walk.Desk.Text()).Contains(number, StringComparison.Ordinal); tries++)
        {
            await walk.Desk.Page.WaitForTimeoutAsync(250);
            await walk.Desk.Go("/inbox");
        }

        await walk.Desk.Page.Locator("main table a").First.ClickAsync();
        await walk.Desk.Page.WaitForURLAsync(Walk.Detail());
        var matter = new Uri(walk.Desk.Page.Url).AbsolutePath;
        await walk.Desk.Sees("一号窗口，牌子上写着韩雪");
        await walk.Desk.Picture("matter-held");

        await NobodyAtTheCounterSees(walk, number, matter);
        await walk.Is("jianshe", "2026-02-12T09:40:00"); // nor anybody else before it is said whom it is about
        Assert.Equal(404, await walk.Desk.Go(matter));

        await walk.Is("lingdao", "2026-02-12T09:50:00");
        await walk.ActOn(matter, "查明反映的是谁", ("Form.Note", "工牌是韩雪的，当天在一号窗口。"));
        return matter;
    }

    private static async Task NobodyAtTheCounterSees(Walk walk, string number, string matter)
    {
        foreach (var colleague in new[] { "shouli", "paiqian", "hecha" })
        {
            await walk.Desk.SignIn(colleague);
            foreach (var list in new[] { "/matters", "/matters?View=Intake", "/matters?View=Closed", "/notices", "/inbox?All=true", "/whistles" })
            {
                await walk.Desk.Go(list);
                var shown = await walk.Desk.Text("body");
                Assert.DoesNotContain(number, shown, StringComparison.Ordinal);
                Assert.DoesNotContain("跑腿费", shown, StringComparison.Ordinal);
            }

            Assert.Equal(404, await walk.Desk.Go(matter));
        }

        await walk.Desk.SignIn("shouli");
        Assert.All(await walk.Desk.Page.Locator("main nav .num").AllInnerTextsAsync(), count => Assert.Equal("0", count.Trim()));
        Assert.Equal(404, await walk.Desk.Go($"{matter}/accept"));
        Assert.Equal(404, await walk.Desk.Go($"{matter}/reporter"));
        await walk.Desk.Go("/reporters");
        await walk.Desk.Page.Locator("main form input").First.FillAsync("13803540000");
        await walk.Desk.Page.Locator("main form .btn.main").ClickAsync();
        Assert.DoesNotContain(number, await walk.Desk.Text(), StringComparison.Ordinal);
    }

    private static async Task Done(Walk walk, string matter)
    {
        await walk.Is("lingdao", "2026-02-12T10:30:00");
        await walk.Desk.Go($"{matter}/accept?find=01-36-1");
        await walk.Desk.Tick("Form.Condition", "01-36-1");
        await walk.Send("立案");
        await walk.Desk.Go($"{matter}/dispatch");
        await walk.Desk.Page.Locator("label.choice", new() { HasText = "村镇建设办" }).Locator("input").CheckAsync();
        await walk.Desk.Choose("Form.TermUnit", "工作日");
        await walk.Send("派遣", ("Form.Count", "3"));

        await walk.Is("jianshe", "2026-02-12T11:00:00");
        await walk.ActOn(matter, "领办");
        await walk.ActOn(matter, "办完", ("Form.Report", "核对了当天的登记，多收的钱已经退回。"));

        await walk.Is("lingdao", "2026-02-12T15:00:00");
        await walk.Desk.Go($"{matter}/close");
        await walk.Desk.Tick("Form.ConditionMet", "true");
        await walk.Send("结案", ("Form.Result", "看过退款的条子和本人的签字。"), ("Form.Answer", "多收的两百块退给您了，收费要给收据。"));
    }
}
