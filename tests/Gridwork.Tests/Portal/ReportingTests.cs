using System.Net;
using Gridwork.Matters;
using Gridwork.Portal.Reporting;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Portal;

public sealed class ReportingTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task The_same_form_sent_twice_is_one_report_and_with_other_words_it_is_told(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var form = Guid.CreateVersion7();

        var first = await town.Report(form, "路灯不亮三天了");
        var again = await Task.WhenAll(town.Report(form, "路灯不亮三天了"), town.Report(form, " 路灯不亮三天了\r\n"));
        var other = await town.Report(form, "井盖没了");

        Assert.All(again, r => Assert.Equal(first.Value, r.Value));
        Assert.IsType<AlreadyReported>(other.Problem);
        Assert.Equal(1, await town.Town.Db(db => db.Everywhere<Matter>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Ten_at_once_get_ten_numbers_without_a_gap(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));

        var form = Guid.CreateVersion7();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => town.Report(Guid.CreateVersion7(), $"第 {i} 盏路灯不亮"))
            .Concat(Enumerable.Range(0, 3).Select(_ => town.Report(form, "同一张表"))).Append(town.Report(Guid.CreateVersion7(), "没有这个村", "110101001001")));
        await town.Report(Guid.CreateVersion7(), "最后一件");

        var numbers = await town.Town.Db(db => db.Everywhere<Matter>().Select(m => m.Number).OrderBy(n => n).ToArrayAsync());
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"2026-{n:D6}").ToArray(), numbers);
    }

    [Theory, BothDatabases]
    public async Task What_is_typed_on_the_home_page_arrives_however_long_it_is(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();

        foreach (var (length, status) in new[] { (4000, HttpStatusCode.Found), (4001, HttpStatusCode.UnprocessableEntity) })
        {
            var answer = await resident.Submit("/", ("Form.Text", new string('墙', length)));

            Assert.Equal(status, answer.StatusCode);
            var next = status is HttpStatusCode.Found ? await resident.Page(answer.Headers.Location!.ToString().Replace("/where", "", StringComparison.Ordinal)) : await Browser.Html(answer);
            Assert.Equal(length, next.QuerySelector("[name='Form.Text']")!.TextContent.Trim().Length);
            Assert.NotEqual(Guid.Empty, Guid.Parse(next.QuerySelector("[name='Form.Id']")!.GetAttribute("value")!));
        }
    }

    [Theory, BothDatabases]
    public async Task Too_much_and_unshowable_text_gets_words_and_is_kept(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var long4001 = new string('吵', 4001);

        var tooLong = await Browser.Html(await town.Town.Anyone().Submit("/report", ("Form.Text", long4001)));
        Assert.Contains("4000", tooLong.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(long4001, tooLong.QuerySelector("textarea")!.TextContent.Trim());

        var control = await town.Town.Anyone().Submit("/report", ("Form.Text", "夜里\u0007吵"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, control.StatusCode);
        Assert.Contains("控制字符", (await Browser.Html(control)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Back_and_forth_loses_nothing_and_no_place_is_asked_for(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();
        var where = await resident.Next(await resident.Submit("/report", ("Form.Text", "第一行\n第二行")));

        var nowhere = await resident.Submit(where, "main form");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nowhere.StatusCode);
        Assert.NotNull((await Browser.Html(nowhere)).QuerySelector("#Form_Place-wrong"));

        var back = await resident.Next(await resident.Submit(where, "button[formaction*=Back]", ("Form.PlaceWords", "小学东墙外")));
        Assert.Equal("第一行\n第二行", back.QuerySelector("textarea")!.TextContent.Trim());
        var again = await resident.Next(await resident.Submit(back, "main form"));
        Assert.Equal("小学东墙外", again.QuerySelector("[name='Form.PlaceWords']")!.GetAttribute("value"));
        var answer = await resident.Next(await resident.Submit(again, "main form"));
        Assert.Equal(where.QuerySelector("form[method=post]")!.GetAttribute("action")!.Replace("where?handler=Next", "answer?handler=Send", StringComparison.Ordinal), answer.QuerySelector("main form")!.GetAttribute("action"));
        Assert.Contains("小学东墙外", answer.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await town.Town.Db(db => db.Everywhere<ReportDraft>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task A_draft_sent_twice_is_one_report_and_changed_afterwards_it_is_told_and_then_another(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();
        var where = await resident.Next(await resident.Submit("/report", ("Form.Text", "路灯不亮三天了")));
        var answer = await resident.Next(await resident.Submit(where, "main form", ("Form.Place", MatterTown.Village)));

        var sent = await Task.WhenAll(resident.Submit(answer, "main form"), resident.Submit(answer, "main form"));
        Assert.Single(sent.Select(s => s.Headers.Location!.ToString()).Distinct(StringComparer.Ordinal));

        var changed = await resident.Next(await resident.Submit(await resident.Page(where.Url), "main form", ("Form.PlaceWords", "桥东")));
        var told = await resident.Submit(changed, "main form");
        Assert.Equal(HttpStatusCode.Conflict, told.StatusCode);
        Assert.Contains("2026-000001", (await Browser.Html(told)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("2026-000002", (await resident.Submit(changed, "main form")).Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_draft_is_kept_for_a_day_and_then_said_to_be_gone(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();
        var where = (await resident.Submit("/report", ("Form.Text", "路灯不亮三天了"))).Headers.Location!.ToString();

        town.Town.Clock.Advance(TimeSpan.FromHours(23));
        await town.Town.Scope(async s => { await s.GetRequiredService<ReportDrafts>().RemoveOld(default); return 0; });
        Assert.Contains("路灯不亮三天了", (await resident.Page(where)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        town.Town.Clock.Advance(TimeSpan.FromHours(1));
        foreach (var page in new[] { "", "/where", "/answer" })
        {
            Assert.Contains("只保留一天", (await resident.Next(await resident.Get(where.Replace("/where", page, StringComparison.Ordinal)))).Body!.TextContent, StringComparison.Ordinal);
        }

        await town.Town.Scope(async s => { await s.GetRequiredService<ReportDrafts>().RemoveOld(default); return 0; });
        Assert.Equal(0, await town.Town.Db(db => db.Everywhere<ReportDraft>().CountAsync()));
    }

    [Theory, BothDatabases]
    public async Task Whoever_cannot_say_where_is_heard_too(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));

        Assert.True((await town.Report(Guid.CreateVersion7(), "河边有人倒垃圾", place: null)).Ok);

        Assert.Equal(MatterTown.TownCode, (await town.Town.Db(db => db.Everywhere<Matter>().SingleAsync())).Area.Value);
    }

    [Theory, BothDatabases]
    public async Task A_wrong_number_and_a_wrong_code_get_the_same_answer(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var receipt = (await town.Report(Guid.CreateVersion7(), "路灯不亮三天了")).Value!;
        async Task<(HttpStatusCode, string)> Look(string number, string code)
        {
            var answer = await town.Town.Anyone().Get($"/follow?no={Uri.EscapeDataString(number)}&key={Uri.EscapeDataString(code)}");
            return (answer.StatusCode, (await Browser.Html(answer)).QuerySelector("main")!.TextContent);
        }

        var wrong = await Look(receipt.Number, "22222222");
        Assert.Equal(wrong, await Look("2026-999999", receipt.QueryCode));
        Assert.Equal(wrong, await Look("", "'; drop"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Item1);

        var (status, page) = await Look(" ２０２６－000001", receipt.QueryCode.ToLowerInvariant().Insert(4, " "));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("路灯不亮三天了", page, StringComparison.Ordinal);
    }
}
