using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Gridwork.Tests.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Gridwork.Tests.Matters;

using static FollowUpTown;
using Can = Gridwork.Matters.Can;

/// <summary>Who wishes for it is mailed that something new is in the inbox, over real SMTP; the mail tells nothing of the matter.</summary>
public sealed partial class InboxMailTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Address = "jianshe@example.com";

    [Theory, BothDatabases]
    public async Task The_address_is_proved_by_a_code_and_then_a_mail_says_that_there_is_news(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        using var server = new MailServer();
        var works = await InboxTown.Unit(town, "村镇建设办");
        var handler = await InboxTown.Person(town, "jianshe", Can.HandleMatters);
        Assert.Contains("没有设邮件服务器", Text(await handler.Page("/inbox/mail")), StringComparison.Ordinal); // the host of the tests has none

        Assert.Null(await Ask(town, handler, server));
        await Dispatch(town, works);
        await Go(town, server);
        var code = Figures().Match(await Only(server)).Value; // nothing else before it is proved
        var wrong = code == "000000" ? "000001" : "000000";
        Assert.NotNull((await Refused(handler.Submit("/inbox/mail", "form[action$=Confirm]", ("Proof.Code", wrong)))).QuerySelector("#Proof_Code-wrong"));
        await Done(handler.Submit("/inbox/mail", "form[action$=Confirm]", ("Proof.Code", code)));
        Assert.Contains("在用", Text(await handler.Page("/inbox/mail")), StringComparison.Ordinal);

        server.Got.Clear();
        var matter = await Dispatch(town, works);
        await Go(town, server);
        await Go(town, server);
        var mail = await Only(server);
        Assert.Contains(matter.Number, mail, StringComparison.Ordinal);
        Assert.Contains("https://mianshan.example.org/inbox", mail, StringComparison.Ordinal);
        Assert.DoesNotContain("木料", mail, StringComparison.Ordinal);

        server.Got.Clear();
        await Done(handler.Submit("/inbox/mail", "form[action$=End]"));
        await Dispatch(town, works);
        await Go(town, server);
        Assert.Empty(server.Got);
        Assert.Equal(3, await town.Db(db => db.Everywhere<InboxLine>().CountAsync(l => l.Person == handler.Person)));
    }

    [Theory, BothDatabases]
    public async Task A_code_is_not_guessed(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        using var server = new MailServer();
        var handler = await InboxTown.Person(town, "jianshe", Can.HandleMatters);
        await Ask(town, handler, server);
        var code = await town.Db(db => db.Everywhere<MailWish>().Select(w => w.Code).SingleAsync());
        for (var i = 0; i < MailWish.MostWrong; i++)
        {
            await Refused(handler.Submit("/inbox/mail", "form[action$=Confirm]", ("Proof.Code", "nothing")));
        }

        Assert.Contains("重新发一个", Text(await Refused(handler.Submit("/inbox/mail", "form[action$=Confirm]", ("Proof.Code", code)))), StringComparison.Ordinal);
        Assert.Null(await town.Db(db => db.Everywhere<MailWish>().Select(w => w.ConfirmedAt).SingleAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await town.Anyone().Get("/inbox/mail")).StatusCode);
    }

    private static IOptions<MailOptions> Mail(MailServer server) => Options.Create(new MailOptions { Server = "127.0.0.1", Port = server.Port, From = "gridwork@example.com" });

    private static Task<Problem?> Ask(Town town, Browser who, MailServer server) => town.Scope(
        site => new KeepMailWish(site.GetRequiredService<GridworkDb>(), site.GetRequiredService<Caller>(), site.GetRequiredService<CurrentSite>(), Mail(server), site.GetRequiredService<Words>(), town.Clock).Ask(new() { Address = Address }, default),
        Caller.Public with { Id = who.Person, Name = "温晓峰" });

    private static async Task<Matter> Dispatch(Town town, Unit works)
    {
        var matter = await town.Given(new MatterBuilder().Accepted().Build());
        var dispatcher = await InboxTown.Person(town, "paiqian", Can.DispatchMatters);
        await Done(dispatcher.Submit(MatterTown.Page(matter, "dispatch"), ("Form.Unit", $"{works.Id.Value}"), ("Form.Count", "5"), ("Form.TermUnit", "WorkingDays")));
        return matter;
    }

    // What was left is told, and then what that left is mailed.
    private static Task<int> Go(Town town, MailServer server)
    {
        var mail = Mail(server);
        Errand[] errands =
        [
            Errand.Of<MailErrand>((_, errand, ct) => new SendMail(mail, new Practice(On: false), town.Clock).Run(errand, ct)),
            Errand.Of<MatterNews>((site, news, ct) => new TellNews(
                site.GetRequiredService<GridworkDb>(),
                new TellDesk(
                    site.GetRequiredService<GridworkDb>(), site.GetRequiredService<Holders>(), site.GetRequiredService<ICallerSource>(),
                    new MailOfInbox(site.GetRequiredService<GridworkDb>(), mail, MessageTown.Address(site), site.GetRequiredService<CurrentSite>(), site.GetRequiredService<Words>(), town.Clock), site.GetRequiredService<ComplaintReading>(), town.Clock),
                site.GetRequiredService<TellReporter>(), site.GetRequiredService<Gridwork.Matters.Joining.MembersOfMain>()).Run(news, ct)),
        ];
        return town.Scope(services => new DoErrands(
            services.GetRequiredService<GridworkDb>(), services.GetRequiredService<CurrentSite>(), errands.ToDictionary(e => e.Kind, StringComparer.Ordinal),
            town.Services.GetRequiredService<IServiceScopeFactory>(), town.Clock, NullLogger<DoErrands>.Instance).Run(default));
    }

    private static async Task<string> Only(MailServer server)
    {
        var mail = Assert.Single(server.Got);
        Assert.Contains($"RCPT TO:<{Address}>", mail, StringComparison.OrdinalIgnoreCase);
        using var words = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(mail[(mail.IndexOf("DATA", StringComparison.Ordinal) + 4)..].TrimStart())));
        return $"{words.Subject}\n{words.TextBody}";
    }

    [GeneratedRegex(@"(?<!\d)\d{6}(?!\d)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figures();
}
