using System.Net;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.PrivacyRequests;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Portal;

using Can = Gridwork.Matters.Can;

/// <summary>Whoever reported asks for a copy, a correction, an erasure; it has a number and a term, is decided at the desk with a reason, and leaves a trace without the data.</summary>
public sealed class PrivacyTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Name = "乔满仓";
    private const string Phone = "13800131234";

    [Theory, BothDatabases]
    public async Task An_erasure_is_asked_decided_and_leaves_what_when_by_whom_and_why(TestDatabase database)
    {
        var (town, receipt) = await Reported(database);
        var (resident, clerk) = (town.Town.Anyone(), Clerk(town));
        var follow = await Ask(resident, receipt, "Erasure");
        Assert.Contains("2026-P0001", follow.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("等答复，最迟 3月16日", follow.QuerySelector("main")!.TextContent, StringComparison.Ordinal); // thirty days end on a Saturday
        await Refused(resident.Submit(Address(receipt), ("Form.Kind", "Erasure")), "还在等答复", HttpStatusCode.Conflict);
        var here = (await clerk.Page("/privacy-requests")).QuerySelector("main table a")!.GetAttribute("href")!;

        await Refused(clerk.Submit(here, ("Form.Note", "本人要求。")), "请选同意还是不同意");
        await Refused(clerk.Submit(here, ("Form.Granted", "True"), ("Form.Note", "同意")), "");
        await Refused(clerk.Submit(here, ("Form.Granted", "True"), ("Form.Note", $"{Name}本人要求的。")), "姓名");
        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit(here, ("Form.Granted", "True"), ("Form.Note", "本人凭查询码要求。"))).StatusCode);

        Assert.Equal(0, await town.Town.Db(db => db.Everywhere<Reporter>().CountAsync()));
        var lines = (await town.Town.Db(db => db.Everywhere<TrailLine>().ToListAsync()))
            .Where(l => l.Act is "reporters.erase" || l.Act.StartsWith("privacy.", StringComparison.Ordinal)).Select(l => $"{l.Act} {l.Subject} {l.ByName} {l.Detail}").Order(StringComparer.Ordinal).ToList();
        Assert.Equal([$"privacy.ask {receipt.Number} public 2026-P0001 Erasure", $"privacy.grant {receipt.Number} 测试员 2026-P0001 Erasure 本人凭查询码要求。", $"reporters.erase {receipt.Number} 测试员 2026-P0001 name phone"], lines);
        Assert.Contains("本人凭查询码要求", (await resident.Page(Follow(receipt))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await Refused(resident.Submit(Address(receipt), ("Form.Kind", "Erasure")), "没有可以删除的", HttpStatusCode.Conflict);
        Assert.Null((await clerk.Page(here)).QuerySelector("main form"));
    }

    [Theory, BothDatabases]
    public async Task A_refusal_gives_its_reason_and_changes_nothing(TestDatabase database)
    {
        var (town, receipt) = await Reported(database);
        await Ask(town.Town.Anyone(), receipt, "Erasure");
        var (first, second) = (Clerk(town), Clerk(town));
        var here = (await first.Page("/privacy-requests")).QuerySelector("main table a")!.GetAttribute("href")!;
        var late = await second.Page(here);

        Assert.Equal(HttpStatusCode.Found, (await first.Submit(here, ("Form.Granted", "False"), ("Form.Note", "档案法要求保存，期满再删。"))).StatusCode);
        await Refused(second.Submit(late, "main form", ("Form.Granted", "True"), ("Form.Note", "本人凭查询码要求。")), "已经答复了", HttpStatusCode.Conflict);

        Assert.Equal(1, await town.Town.Db(db => db.Everywhere<Reporter>().CountAsync()));
        Assert.Contains("不同意（2月12日（周四）09:00）：档案法要求保存", (await town.Town.Anyone().Page(Follow(receipt))).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("不同意", (await first.Page("/privacy-requests?Answered=true")).QuerySelector("main table")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_correction_is_sealed_until_it_stands_in_the_place_of_the_old(TestDatabase database)
    {
        var (town, receipt) = await Reported(database);
        var (resident, clerk) = (town.Town.Anyone(), Clerk(town));
        await Refused(resident.Submit(Address(receipt), ("Form.Kind", "Correction")), "请写新的姓名或者电话");
        await Refused(resident.Submit(Address(receipt), ("Form.Kind", "Correction"), ("Form.Contact.Phone", "一三八")), "数字");
        await Ask(resident, receipt, "Correction", ("Form.Contact.Phone", "13900139000"));
        var here = (await clerk.Page("/privacy-requests")).QuerySelector("main table a")!.GetAttribute("href")!;
        Assert.DoesNotContain("13900139000", (await clerk.Page(here)).Body!.TextContent, StringComparison.Ordinal);
        await town.Town.Scope(s => s.GetRequiredService<RotateKeys>().Run(default));

        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit(here, ("Form.Granted", "True"), ("Form.Note", "按本人写的换。"))).StatusCode);

        var kept = await town.Town.Scope(async s => (await s.GetRequiredService<Gridwork.Platform.Persistence.GridworkDb>().Everywhere<Reporter>().SingleAsync()).Open((await s.GetRequiredService<SiteKeys>().Open(default)).Value!));
        Assert.Equal(("", "13900139000"), (kept!.Name, kept.Phone));
        Assert.Null((await town.Town.Db(db => db.Everywhere<PrivacyRequest>().SingleAsync())).Sealed);
    }

    [Theory, BothDatabases]
    public async Task A_copy_that_was_granted_holds_all_and_is_had_by_number_and_code_alone(TestDatabase database)
    {
        var (town, receipt) = await Reported(database);
        var resident = town.Town.Anyone();
        Assert.Equal(HttpStatusCode.Found, (await resident.Submit($"/follow/add?no={receipt.Number}&key={receipt.QueryCode}", ("Form.Words", "今天又倒了一车。"))).StatusCode);
        await Ask(resident, receipt, "Copy");
        Assert.Null((await resident.Page(Follow(receipt))).QuerySelector("form[action*='/follow/copy']"));
        var early = await resident.Page(Address(receipt));
        early.QuerySelector("main form")!.SetAttribute("action", $"/follow/copy?no={receipt.Number}&key={receipt.QueryCode}");
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Submit(early, "main form")).StatusCode);
        var here = (await Clerk(town).Page("/privacy-requests")).QuerySelector("main table a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.Found, (await Clerk(town).Submit(here, ("Form.Granted", "True"), ("Form.Note", "本人凭查询码要求。"))).StatusCode);

        var page = await resident.Page(Follow(receipt));
        var copy = await resident.Submit(page, "form[action*='/follow/copy']");

        var text = await copy.Content.ReadAsStringAsync();
        Assert.Equal(("text/plain", "no-store"), (copy.Content.Headers.ContentType!.MediaType, copy.Headers.CacheControl!.ToString()));
        Assert.All(new[] { receipt.Number, "河边倒了一车渣土", Name, Phone, "今天又倒了一车。", "2026-P0001" }, part => Assert.Contains(part, text, StringComparison.Ordinal));
        page.QuerySelector("form[action*='/follow/copy']")!.SetAttribute("action", $"/follow/copy?no={receipt.Number}&key=22222222");
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Submit(page, "form[action*='/follow/copy']")).StatusCode);
        Assert.Contains("privacy.copy", await town.Town.Db(db => db.Everywhere<TrailLine>().Select(l => l.Act).ToListAsync()), StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Only_whoever_may_decides_in_their_area_and_a_wrong_code_is_told_nothing(TestDatabase database)
    {
        var (town, receipt) = await Reported(database);
        await Refused(town.Town.Anyone().Submit("/privacy", ("Form.Number", receipt.Number), ("Form.Code", "22222222"), ("Form.Kind", "Copy")), "对不上");
        await Refused(town.Town.Anyone().Submit(Address(receipt)), "请选要什么");
        await Ask(town.Town.Anyone(), receipt, "Copy");
        var here = (await Clerk(town).Page("/privacy-requests")).QuerySelector("main table a")!.GetAttribute("href")!;

        Assert.Equal(HttpStatusCode.Forbidden, (await town.Dispatcher.Get(here)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Town.As("140781106", Can.DecidePrivacy).Get(here)).StatusCode);
        var party = town.Town.As(MatterTown.TownCode, [town.Police.Id.Value], Can.DecidePrivacy);
        Assert.Equal(HttpStatusCode.OK, (await party.Get(here)).StatusCode);
        await town.Town.Given(Gridwork.Matters.Parties.Party.Of(await town.Now(new MatterId(receipt.Id)), town.Police.Id, town.Police.Name, town.Town.Clock.GetUtcNow()));
        Assert.Equal(HttpStatusCode.NotFound, (await party.Get(here)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task The_desk_is_told_and_the_site_says_within_how_many_days(TestDatabase database)
    {
        var town = await InboxTown.In(host, database);
        var keeper = town.As(MatterTown.TownCode, Gridwork.Platform.Settings.Can.KeepSettings);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await keeper.Submit("/settings/privacy", ("Form.Days", "91"), ("Form.From", "2026-02-12"), ("Form.Source", "制度"))).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await keeper.Submit("/settings/privacy", ("Form.Days", "6"), ("Form.From", "2026-02-12"), ("Form.Source", "制度"))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.As(MatterTown.TownCode, "can.jobs.keep").Get("/settings/privacy")).StatusCode);
        var receipt = (await town.Scope(s => s.GetRequiredService<IMatterDesk>().Report(new Report(Guid.CreateVersion7(), "河边倒了一车渣土", "140781105204", "", PlaceUnknown: false), default), Caller.Public)).Value!;

        var follow = await Ask(town.Anyone(), receipt, "Copy");
        await town.Scope(s => s.GetRequiredService<DoErrands>().Run(default));

        Assert.Contains("最迟 2月24日", follow.QuerySelector("main")!.TextContent, StringComparison.Ordinal); // the sixth day is in the Spring Festival
        var told = await town.Db(db => db.Everywhere<InboxLine>().Where(l => l.Word == "Privacy").Select(l => l.Person).ToListAsync());
        Assert.Equal(await town.Db(db => db.Users.Where(u => u.UserName == "shouli").Select(u => u.Id).ToListAsync()), told.ConvertAll(p => p.Value));
    }

    private async Task<(MatterTown Town, Receipt Receipt)> Reported(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var report = new Report(Guid.CreateVersion7(), "河边倒了一车渣土", MatterTown.Village, "", PlaceUnknown: false, new ContactFields { Name = Name, Phone = Phone });
        return (town, (await town.Town.Scope(s => s.GetRequiredService<IMatterDesk>().Report(report, default), Caller.Public)).Value!);
    }

    private static Browser Clerk(MatterTown town) => town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.DecidePrivacy);

    private static string Address(Receipt receipt) => $"/privacy?no={receipt.Number}&key={receipt.QueryCode}";

    private static string Follow(Receipt receipt) => $"/follow?no={receipt.Number}&key={receipt.QueryCode}";

    private static async Task<AngleSharp.Html.Dom.IHtmlDocument> Ask(Browser resident, Receipt receipt, string kind, params (string, string)[] typed) =>
        await resident.Next(await resident.Submit(Address(receipt), [("Form.Kind", kind), .. typed]));

    private static async Task Refused(Task<HttpResponseMessage> answer, string says, HttpStatusCode status = HttpStatusCode.UnprocessableEntity)
    {
        Assert.Equal(status, (await answer).StatusCode);
        Assert.Contains(says, (await Browser.Html(await answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }
}
