using Gridwork.Matters;

namespace Gridwork.Journeys;

/// <summary>The pages of the manual, as its pictures show them: each is there for the one it is written for. <c>tools/make-pictures</c> keeps the pictures.</summary>
public sealed class ManualJourney(Screens screens)
{
    private const int Phone = 390;
    private const int Desk = 1100;
    private const string Story = "老戏台东侧的路灯三天没有亮了，孩子放学看不见路。";

    [Fact]
    public async Task Everyone_finds_the_pages_that_the_manual_shows_them()
    {
        await using var host = await WalkHost.Start();
        var all = await StandingMatters.In(host);
        host.Clock.Is("2026-02-12T14:20:00");
        await Resident(await screens.Open(host.Address, Phone), all.Closed);
        await GridWorker(await screens.Open(host.Address, Phone));
        foreach (var (who, width, start, pages) in Pages(all))
        {
            var screen = await screens.Open(host.Address, width);
            await screen.SignIn(who, start);
            foreach (var (name, path, head) in pages)
            {
                Assert.True(await screen.Go(path) is 200, $"{who} does not get {path}");
                await screen.Sees(head);
                await Keep(screen, name);
            }

            Assert.Empty(screen.Wrong);
        }
    }

    private static async Task Resident(Screen resident, Matter closed)
    {
        await resident.Go("/");
        await resident.Type("Form.Text", Story);
        await Keep(resident, "resident-report");
        await resident.Page.Locator("form[action='/report?handler=What'] button").ClickAsync();
        await resident.Page.WaitForURLAsync("**/where");
        await resident.Page.Locator("main [name='Form.Place']").SelectOptionAsync("140781105204");
        await Keep(resident, "resident-where");
        await resident.Page.Locator("main form .btn.main").ClickAsync();
        await resident.Page.WaitForURLAsync(url => !url.EndsWith("/where", StringComparison.Ordinal));
        await resident.Go($"/follow?no={closed.Number}&key={closed.QueryCode}");
        await resident.Sees("结案");
        await Keep(resident, "resident-follow");
        Assert.Empty(resident.Wrong);
    }

    private static async Task GridWorker(Screen worker)
    {
        await worker.SignIn("wangge");
        await worker.Go("/matters/new");
        await worker.Type("Form.Text", Story);
        await worker.Page.Locator("main [name='Form.Place']").SelectOptionAsync("140781105204002");
        await Keep(worker, "grid-worker-new");
        await worker.Press("登记");
        await worker.Page.WaitForURLAsync(url => !url.EndsWith("/new", StringComparison.Ordinal));
        await worker.Sees("网格吹哨");
        await Keep(worker, "grid-worker-matter");
        Assert.Empty(worker.Wrong);
    }

    private static IEnumerable<(string Who, int Width, string Start, (string Name, string Path, string Head)[] Pages)> Pages(StandingMatters all) =>
    [
        ("shouli", Desk, "/matters", [("clerk-queue", "/matters", "待办队列"), ("clerk-accept", At(all.Reported, "accept?find=ldw"), "立案"), ("clerk-matter", At(all.Late), "经过")]),
        ("paiqian", Desk, "/matters", [("clerk-dispatch", At(all.Accepted, "dispatch"), "派遣"), ("clerk-whistle", At(all.Accepted, "whistle"), "吹哨")]),
        ("zhifa", Desk, "/matters", [("handler-queue", "/matters?View=Unit", "待办队列"), ("handler-handle", At(all.Taken, "handle"), "办完"), ("handler-leg", $"/legs/{all.Fresh.Id.Value}", "应哨")]),
        ("lingdao", Desk, "/matters", [("leader-figures", "/whistles/figures", "吹哨"), ("leader-rule", At(all.Quarrel, "rule"), "裁定异议")]),
        ("xitong", Desk, "/areas", [("system-admin-settings", "/settings", "设置"), ("system-admin-health", "/system-health", "系统体检")]),
        ("anquan", Desk, "/areas", [("security-admin-accounts", "/accounts", "账号"), ("security-admin-posts", "/posts", "岗位")]),
        ("shenji", Desk, "/trail", [("auditor-trail", "/trail", "审计线"), ("auditor-why", "/why", "这个人为什么能看到")]),
    ];

    private static string At(Matter matter, string act = "") => $"/matters/{matter.Id.Value}/{act}".TrimEnd('/');

    // One screenful, as it meets the eye; a whole page would be unreadable in a manual.
    private static async Task Keep(Screen screen, string name)
    {
        if (Environment.GetEnvironmentVariable("GRIDWORK_PICTURES") is { Length: > 0 } folder)
        {
            Directory.CreateDirectory(folder);
            await screen.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"manual-{name}.png") });
        }
    }
}
