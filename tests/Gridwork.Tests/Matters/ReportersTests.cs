using System.Net;
using System.Text;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Revealing;
using Gridwork.Platform;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using static ReporterTown;
using Can = Gridwork.Matters.Can;

/// <summary>The reporter apart: kept sealed, unseen by whoever handles, opened for a purpose, erased in time.</summary>
public sealed class ReportersTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_contact_is_taken_with_its_notice_and_stands_nowhere_in_the_open(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();
        var where = await resident.Next(await resident.Submit("/report", ("Form.Text", "夜里渣土车一直响")));
        var answer = await resident.Next(await resident.Submit(where, "main form", ("Form.PlaceUnknown", "true")));
        foreach (var said in new[] { "谁在用", "为什么用", "存多久", "180", "想查看", "14 周岁" })
        {
            Assert.Contains(said, answer.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var refused = await resident.Submit(answer, "main form", ("Form.Contact.Name", Name), ("Form.Contact.Phone", "没有"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await Browser.Html(refused);
        Assert.Equal(Name, again.QuerySelector("[name='Form.Contact.Name']")!.GetAttribute("value"));
        Assert.NotNull(again.QuerySelector("#Form_Contact_Phone-wrong"));
        var sent = await resident.Submit(again, "main form", ("Form.Contact.Phone", "+86 138-0013-1234"), ("Form.Contact.Answer", "Phone"));

        Assert.Equal(HttpStatusCode.Redirect, sent.StatusCode);
        var reporter = await town.Town.Db(db => db.Everywhere<Reporter>().AsNoTracking().SingleAsync());
        var opened = await town.Town.Scope(async s => reporter.Open((await s.GetRequiredService<SiteKeys>().Open(default)).Value!));
        Assert.Equal((Name, Phone, AnswerBy.Phone), (opened!.Name, opened.Phone, opened.Answer));
        Assert.DoesNotContain(Phone, opened.ToString(), StringComparison.Ordinal);
        await AssertNowhere(town.Town);
        await AssertUnseen(town, reporter.Matter);
    }

    [Theory, BothDatabases]
    public async Task What_is_no_number_is_refused_beside_its_field_and_nothing_is_lost(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        foreach (var (phone, answer, says) in new[] { ("打我手机", "Page", "7 到 16"), ("12345", "Page", "7 到 16"), ("", "Phone", "请留下电话") })
        {
            var page = await town.Intake.Submit("/matters/new", ("Form.Text", "井盖没了"), ("Form.PlaceUnknown", "true"), ("Form.Contact.Phone", phone), ("Form.Contact.Answer", answer));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.StatusCode);
            var shown = await Browser.Html(page);
            Assert.Contains(says, shown.QuerySelector("#Form_Contact_Phone-wrong")!.TextContent, StringComparison.Ordinal);
            Assert.Equal(phone, shown.QuerySelector("[name='Form.Contact.Phone']")!.GetAttribute("value") ?? "");
        }

        Assert.Equal(0, await town.Town.Db(db => db.Everywhere<Matter>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task The_same_form_with_another_contact_is_another_report(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var form = Guid.CreateVersion7();

        var first = await Report(town.Town, form: form);
        Assert.Equal(first.Value!.Number, (await Report(town.Town, form: form)).Value!.Number);
        Assert.IsType<AlreadyReported>((await Report(town.Town, "13900139000", form)).Problem);
        Assert.IsType<AlreadyReported>((await town.Report(form, "路灯不亮三天了")).Problem);
    }

    [Theory, BothDatabases]
    public async Task It_is_opened_for_ten_minutes_with_a_purpose_and_the_reporter_sees_by_which_post_and_why(TestDatabase database)
    {
        var (town, clerk) = await WithClerk(host, database);
        var receipt = (await Report(town)).Value!;
        var page = $"/matters/{receipt.Id}/reporter";
        Assert.Contains(page, (await clerk.Page($"/matters/{receipt.Id}")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href")), StringComparer.Ordinal);
        Assert.DoesNotContain(Phone, await (await clerk.Get(page)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        foreach (var purpose in new[] { "", "看看", $"给{Name}回电话", "打 138 0013 1234 核实" })
        {
            var refused = await clerk.Submit(page, ("Form.Purpose", purpose));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            Assert.NotNull((await Browser.Html(refused)).QuerySelector("#Form_Purpose-wrong"));
        }

        var form = await clerk.Page(page);
        Assert.Equal(HttpStatusCode.Redirect, (await clerk.Submit(form, "main form", ("Form.Purpose", "核实渣土车从哪条路走"))).StatusCode);
        await clerk.Submit(form, "main form", ("Form.Purpose", "核实渣土车从哪条路走"));

        var shown = await clerk.Get(page);
        Assert.Contains("no-store", shown.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains(Phone, await shown.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, await (await town.As(MatterTown.TownCode, [.. Walk, Can.RevealReporters]).Get(page)).Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var line = Assert.Single(await town.Db(db => db.Everywhere<TrailLine>().Where(l => l.Act == "reporters.reveal").ToListAsync()));
        Assert.Equal(receipt.Number, line.Subject);
        await AssertNowhere(town);
        var followed = (await town.Anyone().Page($"/follow?no={receipt.Number}&key={receipt.QueryCode}")).QuerySelector("main")!.TextContent;
        Assert.Contains("受理员", followed, StringComparison.Ordinal);
        Assert.Contains("核实渣土车从哪条路走", followed, StringComparison.Ordinal);
        Assert.DoesNotContain("韩雪", followed, StringComparison.Ordinal);

        town.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.DoesNotContain(Phone, await (await clerk.Get(page)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Whoever_handles_the_matter_never_opens_it_even_with_the_right(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id));
        await Attach(town.Town, matter);
        var one = town.Town.As(MatterTown.TownCode, [town.Works.Id.Value], [.. Walk, Can.HandleMatters, Can.RevealReporters]);

        var page = await one.Page($"/matters/{matter.Id.Value}/reporter");
        Assert.Contains("不给承办人看", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("[name='Form.Purpose']"));
        var caller = new Caller(one.Person, "石建军", new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ReadMatters] = new(AreaCode.Of(MatterTown.TownCode)), [Can.HandleMatters] = new(AreaCode.Of(MatterTown.TownCode)), [Can.RevealReporters] = new(AreaCode.Of(MatterTown.TownCode)) }, new HashSet<Guid> { town.Works.Id.Value });
        Assert.IsType<HandlerMayNotSee>(await town.Town.Scope(s => s.GetRequiredService<RevealReporter>().Run(matter.Id, new() { Purpose = "想问问是谁反映的" }, default), caller));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Worker.Get($"/matters/{matter.Id.Value}/reporter")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_caller_is_found_by_the_number_however_it_is_written_and_only_in_the_clerks_area(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var receipt = (await Report(town.Town)).Value!;
        string[] can = [.. Walk, Can.RevealReporters];

        var found = await Browser.Html(await town.Town.As(MatterTown.TownCode, can).Submit("/reporters", ("Form.Phone", "１３８ 0013—1234")));
        Assert.NotNull(found.QuerySelector($"a[href='/matters/{receipt.Id}']"));
        Assert.Null((await Browser.Html(await town.Town.As(MatterTown.OtherVillage, can).Submit("/reporters", ("Form.Phone", Phone)))).QuerySelector("table"));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Worker.Get("/reporters")).StatusCode);
        await AssertNowhere(town.Town);
    }

    private static async Task AssertUnseen(MatterTown town, MatterId matter)
    {
        foreach (var browser in new[] { town.Intake, town.Dispatcher, town.Worker, town.Checker, town.Leader, town.GridHead })
        {
            foreach (var address in new[] { "/matters", $"/matters?find={Phone}", $"/matters/{matter.Value}", "/notices" })
            {
                var text = await (await browser.Get(address)).Content.ReadAsStringAsync();
                Assert.False(text.Replace($"find={Phone}", "", StringComparison.Ordinal).Contains(Name, StringComparison.Ordinal), address);
            }

            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get($"/matters/{matter.Value}/reporter")).StatusCode);
        }
    }

    // The rows people read, and on SQLite every byte of the file.
    private static async Task AssertNowhere(Town town)
    {
        var texts = await town.Db(async db =>
        {
            var lines = await db.Everywhere<TrailLine>().Select(l => l.Subject + l.Detail + l.ByName).ToListAsync();
            lines.AddRange(await db.Everywhere<Matter>().Select(m => m.Title + m.Text).ToListAsync());
            lines.AddRange(await db.Everywhere<Reveal>().Select(r => r.Purpose).ToListAsync());
            return string.Join('\n', lines);
        });
        Assert.DoesNotContain(Name, texts, StringComparison.Ordinal);
        Assert.DoesNotContain(Phone, texts, StringComparison.Ordinal);
        foreach (var file in town.Site.Store is StoreKind.Sqlite ? new[] { town.Site.Connection, $"{town.Site.Connection}-wal" }.Where(File.Exists) : [])
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[open.Length];
            await open.ReadExactlyAsync(bytes);
            Assert.True(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Phone)) < 0 && bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Name)) < 0, $"{Path.GetFileName(file)} holds the contact in the open.");
        }
    }
}
