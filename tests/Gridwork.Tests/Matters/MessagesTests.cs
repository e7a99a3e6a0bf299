using System.Net;
using System.Text.Json;
using Gridwork.Matters;
using Gridwork.Matters.Messages;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Telling;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

using static FollowUpTown;
using static MessageTown;
using Can = Gridwork.Matters.Can;

/// <summary>Whoever wants to be answered by telephone is told each step once: by a gateway, or by somebody who rings.</summary>
public sealed class MessagesTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_step_is_told_once_with_a_link_and_the_number_lies_in_no_message(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        using var peer = new SmsPeer();
        var receipt = await Accepted(town);
        Assert.Equal(1, await Tell(town.Town, peer.Url));
        await town.Town.Db(db =>
        {
            db.Send(new MatterNews(receipt.Id, 2), town.Town.Clock.GetUtcNow()); // as after a kill
            return db.SaveChangesAsync();
        });
        await Tell(town.Town, peer.Url);
        var written = await Only(town.Town);
        Assert.Equal((MessageState.Waiting, MessageChannel.Sms, "accepted"), (written.State, written.Channel, written.Template));

        Assert.Equal(1, await Send(town.Town, peer.Url));
        Assert.Equal(0, await Send(town.Town, peer.Url));

        var body = JsonDocument.Parse(Assert.Single(peer.Got)).RootElement;
        Assert.Equal((ReporterTown.Phone, written.Id.Value.ToString()), (body.GetProperty("phone").GetString(), body.GetProperty("id").GetString()));
        Assert.Contains($"（编号 {receipt.Number}）已经立案", body.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains($"https://mianshan.example.org/follow?no={receipt.Number}", body.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain(receipt.QueryCode, body.GetProperty("text").GetString(), StringComparison.Ordinal);
        var sent = await Only(town.Town);
        Assert.Equal((MessageState.Sent, 1), (sent.State, sent.Tries));
        Assert.DoesNotContain(ReporterTown.Phone, $"{sent.Key} {sent.Number} {sent.Template} {sent.Text} {sent.Error}", StringComparison.Ordinal);
        Assert.Equal(receipt.Number, (await town.Town.Anyone().Page($"/follow?no={receipt.Number}")).QuerySelector("#no")!.GetAttribute("value")); // the code is asked for
    }

    [Theory, BothDatabases]
    public async Task What_a_gateway_refuses_is_tried_later_and_what_fell_silent_waits_for_a_person(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        using var peer = new SmsPeer { Does = Peer.Refuses };
        await Accepted(town);
        await Tell(town.Town, peer.Url);

        await Send(town.Town, peer.Url);
        Assert.Equal((MessageState.Waiting, "HTTP 503", town.Town.Clock.GetUtcNow().AddMinutes(1)), await State(town));
        Assert.Equal(0, await Send(town.Town, peer.Url));
        town.Town.Clock.Advance(TimeSpan.FromMinutes(1));
        await Send(town.Town, "http://127.0.0.1:9/"); // nobody listens there
        Assert.Equal((MessageState.Waiting, 2, town.Town.Clock.GetUtcNow().AddMinutes(5)), ((await Only(town.Town)).State, (await Only(town.Town)).Tries, (await Only(town.Town)).Due));

        town.Town.Clock.Advance(TimeSpan.FromMinutes(5));
        peer.Does = Peer.FallsSilent;
        await Send(town.Town, peer.Url);
        town.Town.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(0, await Send(town.Town, peer.Url));
        Assert.Equal((MessageState.Unknown, 2), ((await Only(town.Town)).State, peer.Got.Count));

        var keeper = town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.KeepMessages);
        var link = (await keeper.Page("/messages?View=Decide")).QuerySelector("table.rows tbody a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await town.Town.As("140781106", Can.ReadMatters, Can.KeepMessages).Get(link)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Intake.Get(link)).StatusCode);
        peer.Does = Peer.Takes;
        var page = await keeper.Page(link);
        await Done(keeper.Submit(page, "button[value=Again]"));
        Assert.Equal(HttpStatusCode.Conflict, (await keeper.Submit(page, "button[value=Leave]")).StatusCode);
        await Send(town.Town, peer.Url);
        Assert.Equal((MessageState.Sent, 3), ((await Only(town.Town)).State, peer.Got.Count));
        Assert.Equal(1, await town.Town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "messages.again" && l.By == keeper.Person)));
    }

    [Theory, BothDatabases]
    public async Task What_was_on_its_way_when_the_program_died_is_not_sent_a_second_time(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        using var peer = new SmsPeer();
        await Accepted(town);
        await Tell(town.Town, peer.Url);
        var until = (DateTimeOffset?)town.Town.Clock.GetUtcNow().AddMinutes(5);
        await town.Town.Db(db => db.Everywhere<Message>().ExecuteUpdateAsync(m => m.SetProperty(r => r.State, MessageState.Sending).SetProperty(r => r.ClaimedUntil, until)));

        Assert.Equal(0, await Send(town.Town, peer.Url));
        Assert.Equal(MessageState.Sending, (await Only(town.Town)).State);
        town.Town.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, await Send(town.Town, peer.Url));

        Assert.Equal(MessageState.Unknown, (await Only(town.Town)).State);
        Assert.Empty(peer.Got);
    }

    [Theory, BothDatabases]
    public async Task Quiet_hours_hold_it_until_morning_and_an_erased_contact_cancels_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        using var peer = new SmsPeer();
        town.Town.Clock.Advance(TimeSpan.FromHours(12)); // 21:00
        await Accepted(town);
        await Tell(town.Town, peer.Url);
        Assert.Equal(0, await Send(town.Town, peer.Url));
        var keeper = town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.KeepMessages);
        Assert.Contains("08:00以后再发", Text(await keeper.Page("/messages?View=Waiting")), StringComparison.Ordinal);
        town.Town.Clock.Advance(TimeSpan.FromHours(11) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await Send(town.Town, peer.Url));
        town.Town.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await Send(town.Town, peer.Url));

        town.Town.Clock.Advance(TimeSpan.FromHours(14)); // 22:00
        var admin = town.Town.As(MatterTown.TownCode, Gridwork.Platform.Settings.Can.KeepSettings);
        await Done(admin.Submit("/settings/quiet-hours", ("Form.Begin", "23:00"), ("Form.End", "07:00"), ("Form.From", "2026-02-13"), ("Form.Source", "绵政办〔2026〕3号")));
        var receipt = await Accepted(town);
        await Tell(town.Town, peer.Url);
        var matter = new MatterId(receipt.Id);
        await town.Town.Db(db => db.Everywhere<Reporter>().Where(r => r.Matter == matter).ExecuteDeleteAsync());
        await Send(town.Town, peer.Url);

        Assert.Equal([MessageState.Sent, MessageState.Cancelled], await town.Town.Db(db => db.Everywhere<Message>().OrderBy(m => m.Id).Select(m => m.State).ToListAsync()));
        Assert.Single(peer.Got);
    }

    [Theory, BothDatabases]
    public async Task Where_nothing_can_be_sent_somebody_rings_and_who_reads_the_page_is_left_alone(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        using var peer = new SmsPeer();
        await Accepted(town); // no gateway
        await Tell(town.Town, url: null);
        await Accepted(town, "03545550100"); // no mobile
        await Tell(town.Town, peer.Url);
        Assert.Equal(0, await Send(town.Town, peer.Url));
        var quiet = await town.Given(new MatterBuilder());
        await ReporterTown.Attach(town.Town, quiet); // answered on the page
        await Done(town.Intake.Submit($"{MatterTown.Page(quiet, "accept")}?find=0136", "main form[method=post]", ("Form.Condition", "01-36-1")));
        await Tell(town.Town, peer.Url);

        Assert.Equal(2, await town.Town.Db(db => db.Everywhere<Message>().CountAsync()));
        var keeper = town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.KeepMessages, Can.RevealReporters);
        var links = (await keeper.Page("/messages")).QuerySelectorAll("table.rows tbody a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, links.Count);
        var page = await keeper.Page(links[0]);
        Assert.Contains("已经立案", Text(page), StringComparison.Ordinal);
        await Done(keeper.Submit(page, "button[value=Called]"));
        await Done(keeper.Submit(links[1], "button[value=Leave]"));
        Assert.Empty((await keeper.Page("/messages")).QuerySelectorAll("table.rows tbody tr"));
        Assert.Empty(peer.Got);
    }

    [Theory, BothDatabases]
    public async Task A_text_is_looked_at_before_it_is_saved_and_what_it_cannot_fill_in_is_refused(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var admin = town.Town.As(MatterTown.TownCode, Gridwork.Platform.Settings.Can.KeepSettings);
        await Accepted(town);
        await Tell(town.Town, url: null);
        (string, string)[] Typed(string text) => [("Form.Name", "accepted"), ("Form.Text", text), ("Form.From", "2026-02-12"), ("Form.Source", "绵政办〔2026〕3号")];

        foreach (var (wrong, says) in new[] { ("您好，{name}：已立案。", "{name} 在这条消息里填不了"), ("编号 {number，已立案。", "花括号没有写全"), ("已派给{unit}", "{unit}") })
        {
            Assert.Contains(says, (await Refused(admin.Submit("/settings/messages", Typed(wrong)))).QuerySelector("#Form_Text-wrong")!.TextContent, StringComparison.Ordinal);
        }

        var look = await Browser.Html(await admin.Submit("/settings/messages", Typed("编号 {number} 已经受理，看这里：{link}")));
        Assert.Contains("编号 2026-000317 已经受理", look.QuerySelector("#look")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await admin.Submit(look, "button[value=save]", ("Form.Text", "别的话：{link}"))).StatusCode); // not what was looked at
        await Done(admin.Submit(await Browser.Html(await admin.Submit("/settings/messages", Typed("编号 {number} 已经受理，看这里：{link}"))), "button[value=save]"));
        var receipt = await Accepted(town);
        await Tell(town.Town, url: null);

        var texts = await town.Town.Db(db => db.Everywhere<Message>().OrderBy(m => m.Id).Select(m => m.Text).ToListAsync());
        Assert.Contains("已经立案", texts[0], StringComparison.Ordinal);
        Assert.Equal($"编号 {receipt.Number} 已经受理，看这里：https://mianshan.example.org/follow?no={receipt.Number}", texts[1]);
    }

    private static async Task<(MessageState, string, DateTimeOffset)> State(MatterTown town) => await Only(town.Town) is var message ? (message.State, message.Error, message.Due) : default;
}
