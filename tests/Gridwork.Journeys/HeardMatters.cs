using Gridwork.Areas;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.FollowUps;
using Gridwork.Matters.Messages;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Journeys;

/// <summary>What comes after the report: a matter that began again at its reporter's word, one whose reporter is to be called, what was said of a third, and what people were told.</summary>
internal sealed record HeardMatters(Matter Again, Matter Silent, Message Message)
{
    public static async Task<HeardMatters> In(WalkHost host)
    {
        var unit = await host.Db(db => db.Everywhere<Unit>().AsNoTracking().SingleAsync(u => u.Name == "综合行政执法队"));
        var clerk = (await host.Db(db => db.Everywhere<Account>().AsNoTracking().SingleAsync(a => a.UserName == "shouli"))).Person;
        var (again, silent, counted) = (Closed(unit).Build(), Closed(unit, new DateTimeOffset(2026, 1, 28, 9, 30, 0, TimeSpan.FromHours(8))).Build(), Closed(unit).Build());
        Assert.Null(again.NotSolved(StandingMatters.LongText, 30, new Actor(Caller.Public.Id, "", again.Touched.AddMinutes(10))));
        var heard = FollowUp.Of(counted, counted);
        heard.Hear(solved: true, Satisfied.SoSo, "", HeardBy.Page, counted.Touched.AddMinutes(10));
        var message = Message.Of(new MessageSubject(silent.Id, silent.Number, silent.Area), $"journey/{silent.Id.Value}", MessageChannel.Call, "closed", "【绵山镇】您反映的事已经结案。看答复、说说解决没有：https://mianshan.example.org/follow", silent.Touched);
        await host.Scope(async site =>
        {
            var db = site.GetRequiredService<GridworkDb>();
            var contact = Contact.Read(new ContactFields { Name = "乔满仓", Phone = "13800131234", Answer = AnswerBy.Phone }).Value!;
            db.AddRange((await site.GetRequiredService<KeepReporter>().Seal(silent, contact, default)).Value!);
            db.AddRange(again, silent, counted, heard, message);
            db.Add(InboxLine.For(clerk, "journey", new InboxWords("AddWords", again.Number, again.Title, $"/matters/{again.Id.Value}", Note: StandingMatters.LongText), again.Touched));
            return await db.SaveChangesAsync();
        });
        return new HeardMatters(again, silent, message);
    }

    private static MatterBuilder Closed(Unit unit, DateTimeOffset? now = null) => new MatterBuilder(now: now).Accepted().Dispatched(unit.Id, unit.Name).Taken().Handled().Closed();
}
