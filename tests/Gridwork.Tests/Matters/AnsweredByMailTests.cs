using Gridwork.Matters.Contracts;
using Gridwork.Matters.Messages;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Mail;
using Gridwork.Tests.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using static MessageTown;

/// <summary>Whoever wants to be answered by mail is told each step once, by the office's own server; the address lies in no message.</summary>
public sealed class AnsweredByMailTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Address = "qiao@example.org";

    [Theory, BothDatabases]
    public async Task A_step_goes_by_mail_once_and_waits_while_the_server_is_away(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        using var server = new MailServer { Away = true };
        var mail = new MailOptions { Server = "127.0.0.1", Port = server.Port, From = "mianshan@example.org" };
        var receipt = (await Report(town.Town, new ContactFields { Mail = Address, Answer = AnswerBy.Mail })).Value!;
        await FollowUpTown.Done(town.Intake.Submit($"/matters/{receipt.Id}/accept?find=0136", "main form[method=post]", ("Form.Condition", "01-36-1")));
        await Tell(town.Town, url: null);
        var written = await Only(town.Town);
        Assert.Equal((MessageChannel.Mail, MessageState.Waiting), (written.Channel, written.State));
        Assert.DoesNotContain(Address, $"{written.Key} {written.Text}", StringComparison.Ordinal);

        await Send(town.Town, url: null, mail);
        Assert.Equal((MessageState.Waiting, 1), ((await Only(town.Town)).State, (await Only(town.Town)).Tries));
        server.Away = false;
        town.Town.Clock.Advance(TimeSpan.FromMinutes(1));
        await Send(town.Town, url: null, mail);
        await Send(town.Town, url: null, mail);

        var sent = Assert.Single(server.Got);
        Assert.Contains($"RCPT TO:<{Address}>", sent, StringComparison.Ordinal);
        Assert.DoesNotContain(receipt.QueryCode, sent, StringComparison.Ordinal);
        Assert.Equal((MessageState.Sent, 2), ((await Only(town.Town)).State, (await Only(town.Town)).Tries));
        Assert.DoesNotContain(Address, await town.Town.Db(async db => string.Concat((await db.Everywhere<Message>().ToListAsync()).Select(m => m.Error))), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task An_address_is_one_address_and_is_needed_where_mail_is_wanted(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        foreach (var wrong in new[] { "qiao", "qiao@", "@example.org", "a@example.org, b@example.org", "乔 <qiao@example.org>", "qiao@example.org\r\nBcc: x@example.org" })
        {
            Assert.IsType<MailUnreadable>((await Report(town.Town, new ContactFields { Mail = wrong })).Problem);
        }

        Assert.IsType<MailMissing>((await Report(town.Town, new ContactFields { Answer = AnswerBy.Mail })).Problem);
        // Where the office has no mail server, mail is not offered.
        var resident = town.Town.Anyone();
        var where = await Portal.ReportWalk.Next(resident, await resident.Submit("/report", ("Form.Text", "路灯不亮三天了")));
        Assert.Null((await Portal.ReportWalk.Last(resident, where, ("Form.PlaceUnknown", "true"))).QuerySelector("[name='Form.Contact.Mail'], input[value=Mail]"));
    }

    private static Task<Gridwork.Kernel.Result<Receipt>> Report(Town town, ContactFields contact) => town.Scope(
        s => s.GetRequiredService<IMatterDesk>().Report(new Report(Guid.CreateVersion7(), "路灯不亮三天了", null, "", PlaceUnknown: true, contact), default), Caller.Public);
}
