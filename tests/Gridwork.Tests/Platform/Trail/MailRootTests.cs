using System.Text;
using Gridwork.Platform;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using MimeKit;

namespace Gridwork.Tests.Platform.Trail;

public sealed class MailRootTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task After_midnight_the_days_last_root_goes_to_each_auditor_once_and_waits_while_the_server_is_away(TestDatabase database)
    {
        var town = await host.Town(database);
        await Seal(town, "one");
        town.Clock.Advance(TimeSpan.FromHours(8));
        await Seal(town, "two");
        var root = await town.Db(db => db.Everywhere<TrailBlock>().OrderByDescending(b => b.Number).Select(b => b.Root).FirstAsync());

        using var server = new MailServer();
        Assert.Equal(0, await Do(town, server.Port));
        town.Clock.Advance(TimeSpan.FromHours(8));
        server.Away = true;
        Assert.Equal(1, await Do(town, server.Port)); // the root itself; its two mails are in the outbox now
        Assert.Equal(2, await Do(town, server.Port));
        Assert.Empty(server.Got);

        server.Away = false;
        town.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(2, await Do(town, server.Port));
        Assert.Equal(0, await Do(town, server.Port));

        Assert.Equal(2, server.Got.Count);
        foreach (var mail in server.Got)
        {
            using var words = await MimeMessage.LoadAsync(new MemoryStream(Encoding.UTF8.GetBytes(mail[(mail.IndexOf("DATA", StringComparison.Ordinal) + 4)..].TrimStart())));
            Assert.Contains(Convert.ToHexStringLower(root), words.TextBody, StringComparison.Ordinal);
            Assert.Contains("2026-02-12", words.Subject, StringComparison.Ordinal);
        }

        Assert.Contains(server.Got, mail => mail.Contains("RCPT TO:<one@example.com>", StringComparison.OrdinalIgnoreCase));
        Assert.Contains(server.Got, mail => mail.Contains("RCPT TO:<two@example.com>", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task Seal(Town town, string subject)
    {
        await town.Given(TrailLine.Of(Caller.System("test"), "test.act", subject, area: null, "", town.Clock.GetUtcNow()));
        await town.Scope(services => services.GetRequiredService<SealTrail>().Run(default));
    }

    private static Task<int> Do(Town town, int port)
    {
        var mail = Options.Create(new MailOptions { Server = "127.0.0.1", Port = port, From = "gridwork@example.com", Auditors = "one@example.com, two@example.com" });
        Errand[] errands =
        [
            Errand.Of<MailErrand>((_, errand, ct) => new SendMail(mail, new Practice(On: false), town.Clock).Run(errand, ct)),
            Errand.Of<RootErrand>((site, errand, ct) => new MailRoot(
                site.GetRequiredService<GridworkDb>(), site.GetRequiredService<CurrentSite>(), mail, site.GetRequiredService<Words>(), town.Clock).Run(errand, ct)),
        ];
        return town.Scope(services => new DoErrands(
            services.GetRequiredService<GridworkDb>(), services.GetRequiredService<CurrentSite>(), errands.ToDictionary(e => e.Kind, StringComparer.Ordinal),
            town.Services.GetRequiredService<IServiceScopeFactory>(), town.Clock, NullLogger<DoErrands>.Instance).Run(default));
    }
}
