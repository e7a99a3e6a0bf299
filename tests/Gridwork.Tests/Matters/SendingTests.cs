using System.Net;
using Gridwork.Matters;
using Gridwork.Matters.Reporters;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

/// <summary>Reports that other systems send, <c>POST /api/matters</c>.</summary>
public sealed class SendingTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly Guid Id = Guid.Parse("5f0c9a52-7a1b-4a53-9a1e-0d0b8f6f2a11");

    [Theory, BothDatabases]
    public async Task A_report_gets_a_number_a_code_and_a_page_and_its_reporter_is_kept_apart(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database));

        var answer = await system.Send(new { id = Id, text = "热线来电：西内封村路灯不亮。", area = MatterTown.Village, place = "小学东墙外", contact = new { name = "任秀兰", phone = "0354-5550100", answer = "Phone" } });

        Assert.Equal((201, "2026-000001", Id.ToString(), ""), (answer.Status, answer["number"], answer["id"], answer["promised"]));
        Assert.Equal(answer["follow"], answer.Headers.Location!.ToString());
        Assert.DoesNotContain("任秀兰", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("5550100", answer.Text, StringComparison.Ordinal);
        var matter = await system.Town.Town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync());
        Assert.Equal((Channel.Hotline, MatterTown.Village, "小学东墙外", "市热线平台"), (matter.Channel, matter.Area.Value, matter.PlaceWords, matter.Last.ByName));
        Assert.Equal(1, await system.Town.Town.Db(db => db.Everywhere<Reporter>().CountAsync(r => r.Matter == matter.Id)));
        var line = await system.Town.Town.Db(db => db.Everywhere<TrailLine>().SingleAsync(l => l.Act == "matters.report"));
        Assert.Equal(("市热线平台", "2026-000001"), (line.ByName, line.Subject));
        Assert.Contains("路灯不亮", (await system.Town.Town.Anyone().Page(new Uri(answer["follow"]).PathAndQuery)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 2, 12), (await system.Key()).LastUsed);
    }

    [Theory, BothDatabases]
    public async Task The_same_sent_again_is_the_same_and_other_content_under_its_id_is_told(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database));
        var first = await system.Send(new { id = Id, text = "路灯不亮", area = MatterTown.Village });

        var again = await Task.WhenAll(system.Send(new { id = Id, text = "路灯不亮", area = MatterTown.Village }), system.Send(new { id = Id, text = " 路灯不亮\r\n", area = MatterTown.Village }));
        var other = await system.Send(new { id = Id, text = "井盖没了", area = MatterTown.Village });

        Assert.All(again, a => Assert.Equal((200, first.Text), (a.Status, a.Text)));
        Assert.Equal((409, "matter.already-reported"), (other.Status, other.Code));
        Assert.Contains("2026-000001", other["detail"], StringComparison.Ordinal);
        Assert.Equal(["2026-000001"], await system.Numbers());
    }

    [Theory, BothDatabases]
    public async Task Sent_again_after_the_dispatch_it_tells_what_was_promised(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database));
        var matter = await system.Town.Given(new MatterBuilder(text: "路灯不亮", channel: Channel.Hotline).Accepted().Dispatched(system.Town.Works.Id));

        var answer = await system.Send(new { id = matter.Id.Value, text = "路灯不亮", area = MatterTown.Village });

        Assert.Equal((200, matter.Promise!.Due), (answer.Status, DateTimeOffset.Parse(answer["promised"], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory, BothDatabases]
    public async Task Sixty_four_at_once_get_as_many_numbers_and_a_bad_one_among_them_harms_none(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database));

        var answers = await Task.WhenAll(Enumerable.Range(0, 66).Select(i => i % 33 == 7
            ? system.Send(new { id = Guid.CreateVersion7(), text = "  " })
            : system.Send(new { id = Guid.CreateVersion7(), text = $"第 {i} 盏路灯不亮", area = MatterTown.Village })));

        Assert.Equal(64, answers.Count(a => a.Status == 201));
        Assert.Equal(2, answers.Count(a => a.Status == 422 && a.Code == "matter.text-missing"));
        Assert.Equal(Enumerable.Range(1, 64).Select(n => $"2026-{n:D6}").ToArray(), answers.Where(a => a.Status == 201).Select(a => a["number"]).Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(64, (await system.Numbers()).Length);
    }

    [Theory, BothDatabases]
    public async Task Without_a_key_or_with_one_that_was_ended_nothing_is_taken(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database));
        foreach (var key in new[] { null, "", "gwk_0", system.Secret + "x" })
        {
            var answer = await system.Post("""{"id":"5f0c9a52-7a1b-4a53-9a1e-0d0b8f6f2a11","text":"路灯不亮"}""", key);
            Assert.Equal((401, "intake.key-unknown", "Bearer"), (answer.Status, answer.Code, answer.Headers.WwwAuthenticate.Single().Scheme));
        }

        Assert.Equal(HttpStatusCode.Redirect, (await IntakeKeyTown.Keeper(system.Town).Submit($"{IntakeKeyTown.At}/{(await system.Key()).Id.Value}/end")).StatusCode);
        var ended = await system.Send(new { id = Id, text = "路灯不亮", area = MatterTown.Village });

        Assert.Equal((401, "intake.key-ended"), (ended.Status, ended.Code));
        Assert.Empty(await system.Numbers());
    }

    [Theory, BothDatabases]
    public async Task A_key_reports_for_its_area_and_where_nobody_says_it_is_that(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database), MatterTown.Village);

        var outside = await system.Send(new { id = Id, text = "路灯不亮", area = MatterTown.OtherVillage });
        var nowhere = await system.Send(new { id = Id, text = "路灯不亮", area = MatterTown.Village + "999" });
        var unsaid = await system.Send(new { id = Id, text = "路灯不亮" });
        var unknown = await system.Send(new { id = Id, text = "路灯不亮", placeUnknown = true });

        Assert.Equal((403, "intake.area"), (outside.Status, outside.Code));
        Assert.Contains("西内封村", outside["detail"], StringComparison.Ordinal);
        Assert.Equal((422, "matter.no-such-place"), (nowhere.Status, nowhere.Code));
        Assert.Equal((422, "matter.place-missing"), (unsaid.Status, unsaid.Code));
        Assert.Equal(201, unknown.Status);
        Assert.Equal(MatterTown.Village, (await system.Town.Town.Db(db => db.Everywhere<Matter>().SingleAsync())).Area.Value);
    }

    [Theory, BothDatabases]
    public async Task What_cannot_be_read_is_refused_with_its_place_and_what_is_too_large_before_it_is_read(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database));
        foreach (var (body, says) in new[] { ("{", "1"), ("", "1"), ("[]", "1"), ("null", "1"), ("{\"id\":\n\"x\"}", "$.id"), ("{\"txet\":\"路灯\"}", "txet"), ("{\"text\":\"a\",\"text\":\"b\"}", "text"), ("{\"text\":\"a\"} x", "1"), ("{\"text\":\"\uD800\"}".Replace("\uD800", "\\uD800", StringComparison.Ordinal), "text") })
        {
            var answer = await system.Post(body, system.Secret);
            Assert.Equal((body, 400, "intake.json"), (body, answer.Status, answer.Code));
            Assert.Contains(says, answer["detail"], StringComparison.Ordinal);
        }

        foreach (var (body, status, code) in new[]
        {
            ($$"""{"id":"{{Id}}","text":"{{new string('x', 66_000)}}"}""", 413, "intake.too-large"), ($$"""{"id":"{{Id}}","text":"{{new string('墙', 4001)}}"}""", 422, "matter.text-too-long"),
            ("""{"text":"路灯不亮"}""", 422, "intake.id-missing"), ($$"""{"id":"{{Id}}","text":"路灯不亮","longitude":112.005}""", 422, "intake.half-a-spot"),
        })
        {
            var answer = await system.Post(body, system.Secret);
            Assert.Equal((status, code), (answer.Status, answer.Code));
        }

        var form = await system.Post("text=x", system.Secret, "application/x-www-form-urlencoded");
        Assert.Equal((415, "intake.not-json"), (form.Status, form.Code));
        Assert.Contains("UUID", (await system.Post("{}", system.Secret, language: "en"))["detail"], StringComparison.Ordinal);
        Assert.Empty(await system.Numbers());
    }

    [Theory, BothDatabases]
    public async Task More_than_the_key_may_within_an_hour_wait_and_what_was_sent_again_does_not_count(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database), most: "2");
        Assert.Equal(201, (await system.Send(new { id = Id, text = "一", area = MatterTown.Village })).Status);
        Assert.Equal(200, (await system.Send(new { id = Id, text = "一", area = MatterTown.Village })).Status);
        Assert.Equal(201, (await system.Send(new { id = Guid.CreateVersion7(), text = "二", area = MatterTown.Village })).Status);

        var full = await system.Send(new { id = Guid.CreateVersion7(), text = "三", area = MatterTown.Village });
        Assert.Equal((429, "intake.too-many", TimeSpan.FromMinutes(1)), (full.Status, full.Code, full.Headers.RetryAfter!.Delta));
        Assert.Equal(201, (await system.Send(new { id = Guid.CreateVersion7(), text = "别的系统", area = MatterTown.Village }, await IntakeKeyTown.Made(system.Town, "物业"))).Status);
        Assert.True((await system.Town.Report(Guid.CreateVersion7(), "居民的")).Ok); // counted apart

        system.Town.Town.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(201, (await system.Send(new { id = Guid.CreateVersion7(), text = "四", area = MatterTown.Village })).Status);
    }
}
