using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.FollowUps;
using Gridwork.Platform.Files;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

using static FollowUpTown;
using Can = Gridwork.Matters.Can;

/// <summary>After the report the reporter is heard: more words while it is open, two questions when it is closed, a call where nothing is said.</summary>
public sealed class FollowUpTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task The_reporter_adds_words_and_a_photo_and_the_clerk_who_was_typing_looks_again(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted());
        var resident = town.Town.Anyone();
        var typing = town.Dispatcher;
        var opened = await typing.Page(MatterTown.Page(matter, "hand-up"));
        var page = await resident.Page((await resident.Page(Follow(matter))).QuerySelector("a[href^='/follow/add']")!.GetAttribute("href")!);

        var refused = await Send(resident, page, "", ("a.jpg", TestPhotos.WithPlace()), ("b.svg", "<svg/>"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await Browser.Html(refused);
        Assert.NotNull(again.QuerySelector("#Form_Photos-wrong"));
        Assert.Equal(HttpStatusCode.OK, (await resident.Get(again.QuerySelector(".photos img")!.GetAttribute("src")!)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Send(resident, again, "")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(resident, again, "今天又堆了一车砖。")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await Send(resident, again, "今天又堆了一车砖。")).StatusCode);

        var now = await town.Now(matter.Id);
        Assert.Equal((MatterAct.AddWords, MatterState.Accepted, "今天又堆了一车砖。"), (now.Last.Act, now.State, now.Last.Note));
        Assert.Single(now.History, l => l.Act is MatterAct.AddWords);
        Assert.NotNull((await town.Town.Db(db => db.Everywhere<Photo>().SingleAsync())).KeptAt);
        Assert.Contains("今天又堆了一车砖。", (await town.Dispatcher.Page($"/matters/{matter.Id.Value}")).QuerySelector(".course")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("今天又堆了一车砖。", Text(await resident.Page(Follow(matter))), StringComparison.Ordinal);
        var late = await typing.Submit(opened, "main form", ("Form.To", "介休市水利局"), ("Form.Paper", "绵政报〔2026〕5号"), ("Form.Reason", "河道归市里管。"), ("Form.AskAgain", "2026-03-01"));
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Solved_and_satisfied_are_asked_apart_and_can_be_changed_while_the_days_last(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (matter, other) = (await town.Given(Closed(town)), await town.Given(Closed(town)));
        var resident = town.Town.Anyone();
        var page = await resident.Page(Follow(matter));
        Assert.Contains("木料已拉走，路通了。", Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("现场已看，清除完毕。", Text(page), StringComparison.Ordinal); // for the file
        Assert.Null(page.QuerySelector("a[href^='/follow/add']"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await resident.Submit(Answer(matter))).StatusCode);
        await Done(resident.Submit(Answer(matter), ("Form.Satisfied", "SoSo")));
        await Done(resident.Submit(Answer(matter), ("Form.Solved", "True")));
        town.Town.Clock.Advance(TimeSpan.FromDays(30));
        var form = await resident.Page(Answer(matter));
        await Done(resident.Submit(form, "main form", ("Form.Solved", "True"), ("Form.Satisfied", "No")));

        var said = await town.Town.Db(db => db.Everywhere<FollowUp>().SingleAsync());
        Assert.Equal((true, Satisfied.No, HeardBy.Page, false), (said.Solved, said.Satisfied, said.By, said.Reopened));
        Assert.Equal((MatterState.Closed, town.Works.Id), ((await town.Now(matter.Id)).State, said.Unit!.Value));
        Assert.Equal(3, await town.Town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "follow-ups.answer")));

        var open = await resident.Page(Answer(other));
        town.Town.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains("已经过了", Text(await Refused(resident.Submit(open, "main form", ("Form.Solved", "False"), ("Form.Reason", "还剩一堆。")))), StringComparison.Ordinal);
        Assert.Contains("不能再改", Text(await resident.Page(Follow(matter))), StringComparison.Ordinal);
        Assert.Null((await resident.Page(Answer(other))).QuerySelector("main form"));
    }

    [Theory, BothDatabases]
    public async Task Not_solved_begins_it_again_once_with_the_first_promise_in_sight(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (matter, declined) = (await town.Given(Closed(town)), await town.Given(new MatterBuilder().Declined()));
        var resident = town.Town.Anyone();
        var open = await resident.Page(Answer(matter));

        Assert.NotNull((await Refused(resident.Submit(open, "main form", ("Form.Solved", "False")))).QuerySelector("#Form_Reason-wrong"));
        await Done(resident.Submit(open, "main form", ("Form.Solved", "False"), ("Form.Reason", "西墙根还剩一堆。"), ("Form.Satisfied", "No")));

        var now = await town.Now(matter.Id);
        Assert.Equal((MatterState.Accepted, MatterAct.NotSolved, "西墙根还剩一堆。", 1), (now.State, now.Last.Act, now.Last.Note, now.Reopened));
        Assert.Equal(matter.Promise, now.Earlier.All.Single().Promise);
        var follow = Text(await resident.Page(Follow(matter)));
        Assert.Contains("以前承诺：最迟 2月26日（周四）24:00 前办完", follow, StringComparison.Ordinal);
        Assert.Contains("西墙根还剩一堆。", follow, StringComparison.Ordinal);
        Assert.Contains("重办", (await town.Dispatcher.Page("/matters?View=Dispatch")).QuerySelector("table.queue .tag")!.TextContent, StringComparison.Ordinal);
        var desk = Text(await town.Dispatcher.Page($"/matters/{matter.Id.Value}"));
        Assert.Contains("以前承诺", desk, StringComparison.Ordinal);
        Assert.Contains("木料已拉走，路面扫净。", desk, StringComparison.Ordinal); // the earlier course

        await Refused(resident.Submit(open, "main form", ("Form.Solved", "False"), ("Form.Reason", "西墙根还剩一堆。")), HttpStatusCode.Conflict);
        await CloseAgain(town, matter.Id);
        Assert.Contains("以前承诺：最迟 2月26日", Text(await resident.Page(Follow(matter))), StringComparison.Ordinal);
        var second = await resident.Submit(Answer(matter), ("Form.Solved", "False"), ("Form.Reason", "还是那一堆。"));
        Assert.Equal(HttpStatusCode.Redirect, second.StatusCode);
        Assert.Contains("12345", (await resident.Page(second.Headers.Location!.ToString())).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(MatterState.Closed, (await town.Now(matter.Id)).State);
        var said = await town.Town.Db(db => db.Everywhere<FollowUp>().OrderBy(f => f.Closing).ToListAsync());
        Assert.Equal([(false, true), (false, false)], said.Select(f => (f.Solved!.Value, f.Reopened)));

        Assert.Null((await resident.Page(Follow(declined))).QuerySelector("a[href^='/follow/answer']"));
        var forged = await resident.Submit(For(declined, open), "main form", ("Form.Solved", "False"), ("Form.Reason", "应该归你们管。"));
        Assert.Contains("没有立案", Text(await Browser.Html(forged)), StringComparison.Ordinal);
        Assert.Equal(MatterState.NotAccepted, (await town.Now(declined.Id)).State);
    }

    [Theory, BothDatabases]
    public async Task Whoever_said_nothing_is_called_by_somebody_without_a_part_in_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (matter, silent) = (await town.Given(Closed(town)), await town.Given(Closed(town)));
        await ReporterTown.Attach(town.Town, matter);
        var caller = town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.FollowUp);
        var party = town.Town.As(MatterTown.TownCode, [town.Works.Id.Value], Can.ReadMatters, Can.HandleMatters, Can.FollowUp);
        Assert.Empty(Called(await caller.Page("/follow-ups"))); // too early
        town.Town.Clock.Advance(TimeSpan.FromDays(7));
        var (page, link) = (MatterTown.Page(matter, "call-back"), $"/matters/{matter.Id.Value}/call-back");

        Assert.Equal([link], Called(await caller.Page("/follow-ups"))); // the other one left no number
        Assert.Empty(Called(await party.Page("/follow-ups")));
        Assert.Equal(HttpStatusCode.Forbidden, (await party.Get(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Town.As(MatterBuilder.Worker, MatterTown.TownCode, [], Can.ReadMatters, Can.FollowUp).Get(page)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Dispatcher.Get(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Town.As("140781106", Can.ReadMatters, Can.FollowUp).Get(page)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await caller.Get(MatterTown.Page(silent, "call-back"))).StatusCode);

        var form = await caller.Page(page);
        await Done(caller.Submit(form, "main form", ("Form.Reached", "False")));
        await Done(caller.Submit(form, "main form", ("Form.Reached", "False"))); // the same form
        Assert.Contains("1 次没打通", Text(await caller.Page("/follow-ups")), StringComparison.Ordinal);
        await Refused(caller.Submit(page, ("Form.Reached", "True")));
        await Refused(caller.Submit(page, ("Form.Reached", "True"), ("Form.Solved", "False")));
        var second = await caller.Page(page);
        await Done(caller.Submit(second, "main form", ("Form.Reached", "True"), ("Form.Solved", "False"), ("Form.Satisfied", "No"), ("Form.Reason", "西墙根还剩一堆。")));

        var said = await town.Town.Db(db => db.Everywhere<FollowUp>().SingleAsync());
        Assert.Equal((false, Satisfied.No, HeardBy.Call, true, 2), (said.Solved, said.Satisfied, said.By, said.Reopened, said.Calls));
        var now = await town.Now(matter.Id);
        Assert.Equal((MatterState.Accepted, MatterAct.NotSolved, caller.Person), (now.State, now.Last.Act, now.Last.By));
        Assert.Empty(Called(await caller.Page("/follow-ups")));
        await Refused(caller.Submit(second, "main form", ("Form.Reached", "True"), ("Form.Solved", "True")), HttpStatusCode.Conflict);
        await ReporterTown.Attach(town.Town, silent);
        await Done(caller.Submit(MatterTown.Page(silent, "call-back"), ("Form.Reached", "True"), ("Form.Solved", "True"), ("Form.Satisfied", "Yes")));
        await Done(town.Town.Anyone().Submit(Answer(silent), ("Form.Satisfied", "No"))); // the reporter's own word stands above what a clerk wrote
        var own = await town.Town.Db(db => db.Everywhere<FollowUp>().SingleAsync(f => f.Matter == silent.Id));
        Assert.Equal((true, Satisfied.No, HeardBy.Page), (own.Solved, own.Satisfied, own.By));
        Assert.Equal(3, await town.Town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "follow-ups.call" || l.Act == "follow-ups.not-reached")));
    }

    private static Task<int> CloseAgain(MatterTown town, MatterId id) => town.Town.Db(async db =>
    {
        var matter = await db.Everywhere<Matter>().SingleAsync(m => m.Id == id);
        var (at, timing) = (town.Town.Clock.GetUtcNow().AddHours(1), MatterBuilder.Usual);
        Assert.Null(matter.Dispatch(town.Works.Id, town.Works.Name, Promise.Of(new(5, Gridwork.Kernel.Calendar.TermUnit.WorkingDays), CountedBy.Law, at, timing.Time), request: null, new Actor(MatterBuilder.Dispatcher, "李敏", at), timing));
        Assert.Null(matter.Take(new Actor(MatterBuilder.Worker, "石建军", at)));
        Assert.Null(matter.Handle("又拉走一车。", new Actor(MatterBuilder.Worker, "石建军", at), timing));
        Assert.Null(matter.Close(new Outcome("又看了一次。", "剩下的也拉走了。"), conditionMet: true, new Actor(MatterBuilder.Checker, "冯丽", at)));
        return await db.SaveChangesAsync();
    });

    // The same open form, sent for another matter.
    private static IHtmlDocument For(Matter other, IHtmlDocument open)
    {
        ((IHtmlFormElement)open.QuerySelector("main form")!).Action = Answer(other);
        return open;
    }

    private static string[] Called(IHtmlDocument page) => [.. page.QuerySelectorAll("table.rows tbody a").Select(a => a.GetAttribute("href")!)];

    private static async Task<HttpResponseMessage> Send(Browser browser, IHtmlDocument page, string words, params (string Name, byte[] Bytes)[] files)
    {
        var form = (IHtmlFormElement)page.QuerySelector("main form")!;
        using var body = new MultipartFormDataContent { { new StringContent(words), "Form.Words" } };
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden"))
        {
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        foreach (var (name, bytes) in files)
        {
            body.Add(new ByteArrayContent(bytes), "Form.Photos", name);
        }

        return await browser.Http.PostAsync(form.Action, body, TestContext.Current.CancellationToken);
    }
}
