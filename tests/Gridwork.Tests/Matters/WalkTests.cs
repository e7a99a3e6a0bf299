using System.Net;
using AngleSharp.Dom;
using Gridwork.Matters;
using Gridwork.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

public sealed class WalkTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_matter_goes_from_report_to_close_and_its_resident_sees_every_step(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();
        var follow = await Report(resident, "空院子塌了半边墙。院外堆着拆下的木料，占了半边路。");
        var id = await town.Town.Db(db => db.Everywhere<Matter>().Select(m => m.Id).SingleAsync());
        string At(string act) => $"/matters/{id.Value}/{act}";

        await Done(town.Intake.Submit($"{At("accept")}?find=0136", "main form[method=post]", ("Form.Condition", "01-36-1")));
        town.Town.Clock.SetUtcNow(new(2026, 2, 12, 10, 0, 0, TimeSpan.FromHours(8)));
        await Done(town.Dispatcher.Submit(At("dispatch"), ("Form.Unit", town.Works.Id.Value.ToString()), ("Form.Count", "5"), ("Form.TermUnit", "WorkingDays")));
        var sum = Text(await resident.Page(follow));
        Assert.Contains("2026-02-26 24:00", sum, StringComparison.Ordinal);
        Assert.Contains("调休上班", sum, StringComparison.Ordinal);

        var worker = town.Worker;
        await Done(worker.Submit(At("take")));
        await Done(worker.Submit(At("handle"), ("Form.Report", "木料拉走两车，路通了。")));
        await Done(town.Checker.Submit(At("send-back"), ("Form.Reason", "西墙根还剩一堆木料。")));
        await Done(worker.Submit(At("handle"), ("Form.Report", "剩下的一堆也拉走了。")));
        await Done(town.Checker.Submit(At("close"),
            ("Form.ConditionMet", "true"), ("Form.Result", "现场看过，堆料清除，路面扫净。"), ("Form.Answer", "木料都拉走了，路通了。")));

        var closed = await town.Now(id);
        Assert.Equal(("2026-000001", MatterState.Closed, 1, 9), (closed.Number, closed.State, closed.Rework, closed.History.Count + 1));
        var end = await resident.Page(follow);
        Assert.Contains("木料都拉走了，路通了。", Text(end), StringComparison.Ordinal);
        Assert.Equal(6, end.QuerySelectorAll(".steps [data-state=done]").Length);
    }

    [Theory, BothDatabases]
    public async Task What_is_not_ours_ends_with_the_reason_and_the_right_channel(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();
        var follow = await Report(resident, "邻居欠我三千元不还。");
        var id = await town.Town.Db(db => db.Everywhere<Matter>().Select(m => m.Id).SingleAsync());

        await Done(town.Intake.Submit($"/matters/{id.Value}/decline", ("Form.Channel", "court"), ("Form.Reason", "这是民间借贷，由法院审理。")));

        var page = Text(await resident.Page(follow));
        Assert.Contains("这是民间借贷，由法院审理。", page, StringComparison.Ordinal);
        Assert.Contains("人民法院", page, StringComparison.Ordinal);
        Assert.False((await town.Now(id)).Open);
    }

    [Theory, BothDatabases]
    public async Task A_clerk_reports_for_a_caller_and_reads_out_number_and_code(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var clerk = town.Intake;

        var answer = await clerk.Submit("/matters/new", ("Form.Text", "路灯不亮三天了"), ("Form.Place", MatterTown.Village));

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        var page = Text(await clerk.Page(answer.Headers.Location!.ToString()));
        Assert.Contains("2026-000001", page, StringComparison.Ordinal);
        Assert.Contains("查询码", page, StringComparison.Ordinal);
    }

    private static async Task<string> Report(Browser resident, string text)
    {
        var where = await resident.Next(await resident.Submit("/report", ("Form.Text", text)));
        Assert.Contains(text, Text(where), StringComparison.Ordinal);
        var receipt = await resident.Next(await resident.SendFrom(where, ("Form.Place", MatterTown.Village)));
        return receipt.QuerySelector("a.btn.main")!.GetAttribute("href")!;
    }

    private static async Task Done(Task<HttpResponseMessage> act)
    {
        var answer = await act;
        if (answer.StatusCode != HttpStatusCode.Found)
        {
            Assert.Fail($"{answer.RequestMessage!.RequestUri} {answer.StatusCode}: {(await Browser.Html(answer)).QuerySelector("main")?.TextContent}");
        }
    }

    private static string Text(IDocument page) => page.QuerySelector("main")!.TextContent;
}
