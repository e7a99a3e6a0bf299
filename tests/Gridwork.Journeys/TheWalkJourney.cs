using System.Diagnostics;
using System.Text.RegularExpressions;
using Gridwork.Platform.Sites;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Journeys;

/// <summary>A matter goes from report to close in 绵山镇西内封村, Thursday 2026-02-12 and after.</summary>
public sealed partial class TheWalkJourney(Screens screens)
{
    private const string Story = "村东头老戏台旁边有一处没人住的破房，院墙塌了一半，房前屋后堆满了木料和旧家具，占了半边路。";

    [Theory, InlineData(1440), InlineData(360)]
    public async Task A_matter_is_reported_dispatched_sent_back_and_closed_and_the_trail_holds(int width)
    {
        await using var host = await WalkHost.Start();
        var resident = await screens.Open(host.Address, width);
        var desk = await screens.Open(host.Address, width);

        var (number, key) = await Report(resident);
        await AcceptAndDispatch(host, desk, number);
        await HandleTwiceAndClose(host, desk, number);
        await FollowToTheEnd(resident, number, key);
        await AuditTheTrail(host, desk);

        Assert.Empty(resident.Wrong);
        Assert.Empty(desk.Wrong);
    }

    [Theory, InlineData(1440), InlineData(360)]
    public async Task A_resident_reports_and_follows_without_script(int width)
    {
        await using var host = await WalkHost.Start();
        var resident = await screens.Open(host.Address, width, script: false);

        var (number, key) = await Report(resident);

        await resident.Go("/follow");
        await resident.Type("no", number);
        await resident.Type("key", key.ToLowerInvariant());
        await resident.Press("查询");
        await resident.Sees("受理员正在看是否立案");
    }

    [Fact]
    public async Task A_resident_reports_in_English_on_a_phone()
    {
        await using var host = await WalkHost.Start();
        var resident = await screens.Open(host.Address, 360);

        await resident.Go("/report?lang=en");
        await resident.Type("Form.Text", "A derelict house by the old stage, with timber piled all around it.");
        await resident.Press("Next: where is it");
        await resident.Tick("Form.PlaceUnknown", "true");
        await resident.Press("Next: how we answer");
        await resident.Press("Send");

        await resident.Sees("Keep the number and the query code");
        await resident.Fits();
        await resident.Picture("receipt-en");
        Assert.Empty(resident.Wrong);
    }

    private static async Task<(string Number, string Key)> Report(Screen resident)
    {
        await resident.Go("/");
        await resident.Picture("home");
        await resident.Type("Form.Text", Story);
        await resident.Page.Locator("form[action='/report?handler=What'] button").ClickAsync();
        await resident.Sees(Story);
        await resident.Page.Locator("main [name='Form.Place']").SelectOptionAsync("140781105204");
        await resident.Type("Form.PlaceWords", "老戏台东侧");
        await resident.Picture("report");
        await resident.Page.Locator("main form .btn.main").ClickAsync();
        await resident.Page.WaitForURLAsync("**/answer");
        await resident.Picture("report-answer");
        await resident.Page.Locator("main form .btn.main").ClickAsync();
        await resident.Page.WaitForURLAsync("**/report/received*");
        await resident.Picture("receipt");
        var shown = await resident.Page.Locator(".receipt .big").AllInnerTextsAsync();
        Assert.Matches(@"^2026-\d{6}$", shown[0]);
        return (shown[0], shown[1]);
    }

    private static async Task AcceptAndDispatch(WalkHost host, Screen desk, string number)
    {
        host.Clock.Is("2026-02-12T09:20:00");
        await desk.SignIn("shouli");
        await desk.Picture("queue");
        await desk.Fits();
        await Open(desk, number);
        await desk.Follow("立案");
        await desk.Type("find", "ldw");
        await desk.Tick("Form.Condition", "01-36-1");
        await desk.Fits();
        await desk.Picture("accept");
        await desk.Press("立案");
        await desk.Sees("01-36 乱堆物堆料");

        host.Clock.Is("2026-02-12T10:00:00");
        await desk.SignIn("paiqian");
        await Open(desk, number);
        await desk.Follow("派遣");
        await desk.Page.Locator("label.choice", new() { HasText = "综合行政执法队" }).Locator("input").CheckAsync();
        await desk.Type("Form.Count", "5");
        await desk.Choose("Form.TermUnit", "工作日");
        await desk.Press("按这个期限算一算");
        await desk.Sees("2026-02-26 24:00");
        await desk.Picture("dispatch");
        await desk.Press("派遣");
        await SeesTheSum(desk);
        await desk.Fits();
        await desk.Picture("matter");
    }

    // Saturday 14 February is worked instead of a day of the Spring Festival; the holiday itself does not count.
    private static async Task SeesTheSum(Screen screen)
    {
        await screen.Sees("2026-02-26 24:00", ".clock .sum");
        var days = await screen.Page.Locator(".clock .days li").AllInnerTextsAsync();
        Assert.Contains(days, day => Flat(day).StartsWith("2月14日", StringComparison.Ordinal) && day.Contains("春节调休上班", StringComparison.Ordinal) && day.Contains("第 2 天", StringComparison.Ordinal));
        Assert.Contains(days, day => day.Contains("春节放假", StringComparison.Ordinal) && day.Contains("不算", StringComparison.Ordinal));
        Assert.Contains("第 5 天", days.Single(day => Flat(day).Contains("26日", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static async Task HandleTwiceAndClose(WalkHost host, Screen desk, string number)
    {
        host.Clock.Is("2026-02-13T09:00:00");
        await desk.SignIn("zhifa");
        await Act(desk, number, "领办");
        host.Clock.Is("2026-02-14T16:30:00");
        await desk.SignIn("zhifa"); // a sign-in is good for ten hours
        await Act(desk, number, "办完", ("Form.Report", "房前的木料已经拉走，占路部分清出，院墙拉了警示带。"));

        host.Clock.Is("2026-02-24T10:00:00");
        await desk.SignIn("hecha");
        await Act(desk, number, "退回重办", ("Form.Reason", "房后还堆着旧家具，没有清完，请把房后一并清走。"));

        host.Clock.Is("2026-02-25T15:00:00");
        await desk.SignIn("zhifa");
        await Act(desk, number, "办完", ("Form.Report", "房后的旧家具用两车拉走，地面扫净，现场拍照留底。"));

        host.Clock.Is("2026-02-26T09:30:00");
        await desk.SignIn("hecha");
        await Open(desk, number);
        await desk.Follow("结案");
        await desk.Tick("Form.ConditionMet", "true");
        await desk.Type("Form.Result", "现场看过，房前屋后的堆物都已清走，路面能过车。");
        await desk.Type("Form.Answer", "老戏台东侧的木料和旧家具已全部清走，路通了。");
        await desk.Press("结案");
        await desk.Sees("按期办完");
    }

    private static async Task FollowToTheEnd(Screen resident, string number, string key)
    {
        await resident.Go("/follow");
        await resident.Type("no", number);
        await resident.Type("key", key);
        await resident.Press("查询");
        Assert.Equal(6, await resident.Page.Locator(".steps li[data-state=done]").CountAsync());
        await resident.Sees("路通了");
        await SeesTheSum(resident);
        await resident.Fits();
        await resident.Picture("follow");
    }

    private static async Task AuditTheTrail(WalkHost host, Screen auditor)
    {
        await auditor.SignIn("shenji", "/trail");
        await auditor.Sees("综合行政执法队 2026-02-26 24:00");
        await auditor.Press("现在核验");
        await auditor.Sees("全部完好", "[role=status]");
        await auditor.Fits();
        await auditor.Picture("trail");

        var (code, said) = await Verify(host);
        Assert.True(code is 0, said);

        await using var file = new SqliteConnection($"Data Source={(await host.Services.GetRequiredService<Registry>().All(TestContext.Current.CancellationToken)).Single().Connection};Pooling=False");
        await file.OpenAsync(TestContext.Current.CancellationToken);
        await using var change = file.CreateCommand();
        change.CommandText = "UPDATE trail_lines SET detail = replace(detail, '清', '请') WHERE act = 'matters.handle'";
        Assert.True(await change.ExecuteNonQueryAsync(TestContext.Current.CancellationToken) > 0);

        await auditor.Press("现在核验");
        await auditor.Sees("处置，2月14日", "[role=alert]");
        (code, said) = await Verify(host);
        Assert.Equal(1, code);
        Assert.Matches(@"(?i)line .* \(matters\.handle, 2026-02-14 16:30\) .* was changed", said);
    }

    // The command as an administrator types it, beside the running server.
    private static async Task<(int Code, string Said)> Verify(WalkHost host)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Gridwork.dll"), "trail", "verify"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["GRIDWORK_VAR"] = host.Folder;
        using var program = Process.Start(start)!;
        var said = await program.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken) + await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, said);
    }

    private static async Task Open(Screen desk, string number)
    {
        await desk.Go("/matters");
        await desk.Page.Locator("table.queue tr", new() { HasText = number }).Locator("a").First.ClickAsync();
        await desk.Page.WaitForURLAsync("**/matters/*-*");
    }

    private static async Task Act(Screen desk, string number, string act, params (string Field, string Text)[] typed)
    {
        await Open(desk, number);
        await desk.Follow(act);
        foreach (var (field, text) in typed)
        {
            await desk.Type(field, text);
        }

        await desk.Press(act);
        Assert.Equal(0, await desk.Page.Locator(".refusal").CountAsync());
        await desk.Page.WaitForURLAsync(Detail());
    }

    private static string Flat(string text) => text.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("/matters/[0-9a-f-]{36}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Detail();
}
