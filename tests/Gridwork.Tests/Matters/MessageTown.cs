using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Messages;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Sms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Gridwork.Tests.Matters;

/// <summary>A site whose messages go to a gateway of the test, or nowhere.</summary>
internal static class MessageTown
{
    /// <summary>Somebody reports who wants to be answered by telephone, and it is accepted.</summary>
    public static async Task<Receipt> Accepted(MatterTown town, string phone = ReporterTown.Phone)
    {
        var receipt = (await ReporterTown.Report(town.Town, phone)).Value!;
        await FollowUpTown.Done(town.Intake.Submit($"/matters/{receipt.Id}/accept?find=0136", "main form[method=post]", ("Form.Condition", "01-36-1")));
        return receipt;
    }

    /// <summary>Writes what was left to be told.</summary>
    public static Task<int> Tell(Town town, string? url) => town.Scope(services => new DoErrands(
        services.GetRequiredService<GridworkDb>(), services.GetRequiredService<CurrentSite>(),
        new Dictionary<string, Errand>(StringComparer.Ordinal) { [MatterNews.Kind] = Errand.Of<MatterNews>((site, news, ct) => new TellNews(site.GetRequiredService<GridworkDb>(), site.GetRequiredService<TellDesk>(), Reporter(site, url), site.GetRequiredService<Gridwork.Matters.Joining.MembersOfMain>()).Run(news, ct)) },
        town.Services.GetRequiredService<IServiceScopeFactory>(), town.Clock, NullLogger<DoErrands>.Instance).Run(default));

    public static Task<int> Send(Town town, string? url, MailOptions? mail = null) => town.Scope(site => new SendMessages(
        site.GetRequiredService<GridworkDb>(), site.GetRequiredService<SiteKeys>(), Gateway(site, url), new SendMail(Options.Create(mail ?? new MailOptions()), new Practice(On: false), town.Clock),
        site.GetRequiredService<CurrentSite>(), site.GetRequiredService<Words>(), site.GetRequiredService<QuietTime>(), site.GetRequiredService<TimeProvider>()).Run(default));

    public static Task<Message> Only(Town town) => town.Db(db => db.Everywhere<Message>().AsNoTracking().SingleAsync());

    private static TellReporter Reporter(IServiceProvider site, string? url) => new(
        site.GetRequiredService<GridworkDb>(), site.GetRequiredService<SiteKeys>(), Gateway(site, url), site.GetRequiredService<MessageTexts>(), site.GetRequiredService<CaseStandard>(),
        site.GetRequiredService<CurrentSite>(), Address(site), site.GetRequiredService<Words>(), site.GetRequiredService<TimeProvider>());

    public static SiteAddress Address(IServiceProvider site) => new(site.GetRequiredService<CurrentSite>(), Options.Create(new MessageOptions { Address = "https://mianshan.example.org" }));

    private static SmsGateway Gateway(IServiceProvider site, string? url) =>
        new(Options.Create(new SmsOptions { Url = url, TimeoutSeconds = 5, Header = "X-Key: of the test" }), new Practice(On: false), site.GetRequiredService<IHttpClientFactory>());
}
