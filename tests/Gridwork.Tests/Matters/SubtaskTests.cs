using System.Net;
using Gridwork.Matters;
using Gridwork.Matters.Subtasks;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

public sealed class SubtaskTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly (string, string)[] Bricks = [("Form.Text", "拆掉残墙，砖石运走。"), ("Form.Items", "支护\n拆墙\n运走"), ("Form.Firm", "")];
    private static readonly (string, string)[] Crane = [("Form.Text", "吊走断掉的梁。"), ("Form.Items", "断电\n吊走"), ("Form.Firm", "介休市某某吊装公司")];

    [Theory, BothDatabases]
    public async Task A_matter_is_not_reported_done_before_every_line_of_every_part_is_ticked(TestDatabase database)
    {
        var (town, matter) = await Working(database);
        await Done(town.Worker.Submit(MatterTown.Page(matter, "add-subtask"), Bricks));
        Assert.Contains("1 个子任务", await Words(town.Worker.Get(MatterTown.Page(matter, "handle"))), StringComparison.Ordinal);

        var worker = town.Worker;
        var list = await worker.Page(MatterTown.Page(matter, "tick-subtasks"));
        Assert.Equal(4, list.QuerySelectorAll("main input[type=checkbox]").Length);
        var early = await worker.Submit(list, "main form", ("Form.Items", "1-0"), ("Form.Done", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, early.StatusCode);
        Assert.Contains("还有 2 项没有勾", await Words(Task.FromResult(early)), StringComparison.Ordinal);

        await Done(town.Worker.Submit(MatterTown.Page(matter, "tick-subtasks"), ("Form.Items", "1-0")));
        await Done(town.Worker.Submit(MatterTown.Page(matter, "tick-subtasks"), ("Form.Items", "1-1"), ("Form.Items", "1-2"), ("Form.Done", "1")));

        var done = (await town.Now(matter.Id)).Subtasks.All.Single();
        Assert.Equal((SubtaskState.Done, 3), (done.State, done.Items.Count(i => i.At is not null)));
        await Done(town.Worker.Submit(MatterTown.Page(matter, "handle"), ("Form.Report", "墙拆了，砖石运走了。")));
        Assert.Equal(3, await town.Town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "matters.add-subtask" || l.Act == "matters.tick-subtasks")));
    }

    [Theory, BothDatabases]
    public async Task A_firm_answers_once_by_its_link_and_sees_nothing_but_its_task(TestDatabase database)
    {
        var (town, matter) = await Working(database);
        Assert.Contains("没有交给外单位的子任务", await Words(town.Worker.Get(MatterTown.Page(matter, "link-subtask"))), StringComparison.Ordinal);
        await Done(town.Worker.Submit(MatterTown.Page(matter, "add-subtask"), Crane));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await town.Worker.Submit(MatterTown.Page(matter, "link-subtask"), ("Form.Nr", "1"), ("Form.Days", "31"))).StatusCode);
        var first = await Link(town, matter);
        var link = await Link(town, matter);

        var firm = town.Town.Anyone();
        Assert.Equal(HttpStatusCode.NotFound, (await firm.Get(first)).StatusCode); // another took its place
        Assert.Equal(HttpStatusCode.NotFound, (await firm.Get(link[..^1] + (link[^1] == '2' ? '3' : '2'))).StatusCode);
        var page = await firm.Page(link);
        Assert.Contains("吊走断掉的梁。", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("空院里堆着拆下的木料", page.Body.TextContent, StringComparison.Ordinal);
        Assert.Contains("断电", (await Browser.Html(await firm.Submit(page, "main form", ("Form.Items", "0"), ("Form.Answer", "好")))).Body!.TextContent, StringComparison.Ordinal);
        var sent = await firm.Submit(page, "main form", ("Form.Items", "0"), ("Form.Answer", "断电以后用吊车吊走，路面已经扫净。"));
        Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await firm.Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await firm.Submit(page, "main form", ("Form.Answer", "断电以后又去了一次。"))).StatusCode);

        var subtask = (await town.Now(matter.Id)).Subtasks.All.Single();
        Assert.Equal((SubtaskState.Answered, 1, null), (subtask.State, subtask.Items.Count(i => i.At is not null), subtask.Link));
        Assert.Contains("断电以后用吊车吊走", (await town.Worker.Page($"/matters/{matter.Id.Value}")).Body!.TextContent, StringComparison.Ordinal);
        await Done(town.Worker.Submit(MatterTown.Page(matter, "drop-subtask"), ("Form.Nr", "1"), ("Form.Reason", "另一项不用做了。")));
        await Done(town.Worker.Submit(MatterTown.Page(matter, "handle"), ("Form.Report", "梁吊走了，路通了。")));
    }

    [Theory, BothDatabases]
    public async Task A_link_ends_by_itself_and_another_unit_divides_nothing(TestDatabase database)
    {
        var (town, matter) = await Working(database);
        await Done(town.Worker.Submit(MatterTown.Page(matter, "add-subtask"), Crane));
        var link = await Link(town, matter);
        town.Town.Clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(HttpStatusCode.NotFound, (await town.Town.Anyone().Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Officer.Get(MatterTown.Page(matter, "add-subtask"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Dispatcher.Get(MatterTown.Page(matter, "add-subtask"))).StatusCode);
    }

    [Fact]
    public void A_matter_has_no_more_parts_than_a_page_can_show()
    {
        var matter = new MatterBuilder().Accepted().Dispatched().Taken().Build();
        var by = new Actor(MatterBuilder.Worker, "石建军", new(2026, 2, 13, 10, 0, 0, TimeSpan.FromHours(8)));
        for (var i = 0; i < SubtaskList.Most; i++)
        {
            Assert.Null(matter.AddSubtask("拆墙", ["支护"], firm: null, by));
        }

        Assert.IsType<TooManySubtasks>(matter.AddSubtask("拆墙", [], firm: null, by));
        Assert.IsType<SubtasksOpen>(matter.Void("误报。", by));
        var written = SubtasksConverter.Write(matter.Subtasks);
        Assert.Equal(written, SubtasksConverter.Write((SubtaskList)new SubtasksConverter().ConvertFromProvider(written)!));
    }

    private async Task<(MatterTown Town, Matter Matter)> Working(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        return (town, await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name).Taken()));
    }

    private static async Task<string> Link(MatterTown town, Matter matter)
    {
        var worker = town.Worker;
        await Done(worker.Submit(MatterTown.Page(matter, "link-subtask"), ("Form.Nr", "1"), ("Form.Days", "7")));
        var said = (await worker.Page($"/matters/{matter.Id.Value}")).QuerySelector("[role=status]")!.TextContent;
        return new Uri(said[said.IndexOf("http", StringComparison.Ordinal)..].Trim()).AbsolutePath;
    }

    private static async Task<string> Words(Task<HttpResponseMessage> answer) => (await Browser.Html(await answer)).QuerySelector("main")!.TextContent;

    private static async Task Done(Task<HttpResponseMessage> answer) => Assert.Equal(HttpStatusCode.Redirect, (await answer).StatusCode);
}
