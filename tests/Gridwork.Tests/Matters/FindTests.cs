using System.Globalization;
using System.Net;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Searching;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

public sealed class FindTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Grid = MatterTown.Village + "001";

    [Theory, BothDatabases]
    public async Task Two_characters_find_what_says_them_and_nothing_else_the_newest_first(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var older = await town.Given(new MatterBuilder(now: TownHost.Morning.AddDays(-3), text: "小学门口的路灯不亮"));
        var newer = await town.Given(new MatterBuilder(text: "ＬＥＤ路灯，３号楼前，夜里不亮"));
        await town.Given(new MatterBuilder(text: "路边的灯箱倒了"));

        Assert.Equal([newer.Number, older.Number], await Numbers(town.Intake, "路灯"));
        Assert.Equal([older.Number], await Numbers(town.Intake, "路灯不亮"));
        Assert.Equal([newer.Number], await Numbers(town.Intake, "led 3号楼　不亮"));
        Assert.Empty(await Numbers(town.Intake, "灯路"));
        Assert.Equal(HttpStatusCode.Redirect, (await town.Intake.Get($"/find?q={older.Number}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_is_reported_is_found_at_once_by_its_words_and_its_place_and_never_by_who_reported_it(TestDatabase database)
    {
        var system = await IntakeKeyTown.In(await host.Town(database));

        await system.Send(new { id = Guid.CreateVersion7(), text = "井盖没了，打 03545550100 找我", area = MatterTown.Village, place = "供销社南墙", contact = new { name = "任秀兰", phone = "0354-5550123" } });

        Assert.Equal(["2026-000001"], await Numbers(system.Town.Intake, "供销社"));
        Assert.Empty(await Numbers(system.Town.Intake, "任秀兰"));
        foreach (var (typed, code) in new[] { ("03545550123", "位"), ("井盖 03545550100", "位"), ("井", "两个字"), ("，。", "两个字") })
        {
            var refused = await system.Town.Intake.Get($"/find?q={Uri.EscapeDataString(typed)}");
            Assert.Equal((typed, HttpStatusCode.UnprocessableEntity), (typed, refused.StatusCode));
            Assert.Contains(code, (await Browser.Html(refused)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, BothDatabases]
    public async Task Nobody_finds_what_they_do_not_see(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var here = await town.Given(new MatterBuilder(text: "危房一处").Accepted().Dispatched(town.Works.Id, town.Works.Name));
        var there = await town.Given(new MatterBuilder(MatterTown.OtherVillage, text: "危房两处"));
        var about = await town.Given(new MatterBuilder(text: "有人收了危房的钱"));
        await town.Town.Given(Complaint.Of(about, new Whom(Unit: null, UnitName: null, "开皮卡的", [], Held: true)));

        Assert.Equal([there.Number, here.Number], await Numbers(town.Intake, "危房"));
        Assert.Equal([there.Number], await Numbers(town.Town.As(MatterTown.OtherVillage, Can.ReadMatters), "危房"));
        Assert.Equal([there.Number, here.Number], await Numbers(town.Town.As($"{MatterTown.OtherVillage},{MatterTown.Village}", Can.ReadMatters), "危房"));
        Assert.Equal([here.Number], await Numbers(town.Worker, "危房"));
        Assert.Empty(await Numbers(town.Town.As("140781106", Can.ReadMatters), "危房"));
        Assert.Equal([about.Number, there.Number, here.Number], await Numbers(town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.Above), "危房"));
        Assert.Equal(HttpStatusCode.Redirect, (await town.Worker.Get($"/find?q={here.Number}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await town.Worker.Get($"/find?q={there.Number}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_lies_elsewhere_now_is_found_there(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder(text: "危房一处"));

        await town.Town.Db(db => db.InTransaction(async ct =>
        {
            var entry = db.Entry(await db.Everywhere<Matter>().SingleAsync(ct));
            entry.Property(m => m.Area).CurrentValue = AreaCode.Of(MatterTown.OtherVillage);
            return await db.SaveChangesAsync(ct);
        }, default));

        Assert.Equal([matter.Number], await Numbers(town.Town.As(MatterTown.OtherVillage, Can.ReadMatters), "危房"));
        Assert.Empty(await Numbers(town.Town.As(MatterTown.Village, Can.ReadMatters), "危房"));
    }

    [Fact]
    public async Task SQLite_reads_what_was_found_by_its_numbers_and_not_the_whole_town()
    {
        var town = await MatterTown.In(await host.Town(TestDatabase.Sqlite));
        await Given(town, [.. Enumerable.Range(0, 500).Select(i => new MatterBuilder(text: $"第{i}盏路灯不亮").Build())]);
        await town.Town.Scope(async s => { await s.GetRequiredService<KeepStatistics>().Run(default); return 0; });

        var plans = await town.Town.Plans(() => town.Intake.Page("/find?q=路灯"));

        Assert.Equal(
            ["ix_matters_former_number", "ix_matters_number", "ix_matters_number"],
            plans.Where(p => p.Contains("_matters_", StringComparison.Ordinal)).Select(p => p.Split(' ')[^2]).Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
        Assert.DoesNotContain("SCAN m", plans, StringComparer.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_word_that_everybody_says_is_read_page_by_page_and_costs_no_more_at_the_end(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        await Given(town, [.. Enumerable.Range(0, 130).Select(i => new MatterBuilder(now: TownHost.Morning.AddDays(-10 * i), text: $"第{i}盏路灯不亮").Build())]);

        var (numbers, next, pages) = (new List<string>(), (string?)"/find?q=路灯", 0);
        for (; next is not null; pages++)
        {
            var page = await town.Intake.Page(next);
            numbers.AddRange(page.QuerySelectorAll("main table td:first-child").Select(c => c.TextContent));
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal((3, 130, 130), (pages, numbers.Count, numbers.Distinct(StringComparer.Ordinal).Count()));
    }

    [Theory, BothDatabases]
    public async Task What_was_there_before_the_index_is_taken_in_page_by_page_and_once(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        await Given(town, [.. Enumerable.Range(0, 30).Select(i => new MatterBuilder(text: $"第{i}盏路灯不亮").Build())]);
        await town.Town.Db(async db =>
        {
            await db.Everywhere<SearchMark>().ExecuteDeleteAsync();
            return await db.Database.ExecuteSqlRawAsync("DELETE FROM search_docs WHERE rowid % 3 > 0"); // as a restored site, in which somebody reports already
        });
        Assert.NotNull((await town.Intake.Page("/find?q=路灯")).QuerySelector("main [data-state=info]"));

        for (var times = 0; times < 2; times++)
        {
            await town.Town.Scope(async s => { await s.GetRequiredService<IndexOlder>().Run(default); return 0; });
            Assert.Equal(30, (await Numbers(town.Intake, "路灯")).Length);
        }

        Assert.Null((await town.Intake.Page("/find?q=路灯")).QuerySelector("main [data-state=info]"));
    }

    /// <summary>Beside the index the slow way: every text is read for the word as it was typed.</summary>
    [Theory, BothDatabases]
    public async Task Whatever_is_typed_finds_what_reading_every_text_finds(TestDatabase database)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("GRIDWORK_FIND_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        var (chance, town) = (new Random(seed), await MatterTown.In(await host.Town(database)));
        string Text(int most) => string.Concat(Enumerable.Range(0, chance.Next(1, most)).Select(_ => "路灯不亮井盖村口，"[chance.Next(9)]));
        await Given(town, [.. Enumerable.Range(0, 400).Select(_ => new MatterBuilder(
            new[] { MatterTown.Village, MatterTown.OtherVillage, MatterTown.TownCode, Grid }[chance.Next(4)], TownHost.Morning.AddDays(-chance.Next(900)), Text(24)).Build())]);
        string[] scopes = [MatterTown.TownCode, MatterTown.Village, Grid, $"{Grid},{MatterTown.OtherVillage}"];

        for (var i = 0; i < 60; i++)
        {
            var (word, scope) = (Text(6), new AreaScope(scopes[chance.Next(4)].Split(',').Select(AreaCode.Of)));
            var caller = Caller.System("test") with { Reach = new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ReadMatters] = scope } };
            var (fast, slow) = await town.Town.Scope(async s => (await Fast(s.GetRequiredService<FindMatters>(), word), await Slow(s.GetRequiredService<GridworkDb>(), caller, word)), caller);
            Assert.True(fast is null || fast.SequenceEqual(slow, StringComparer.Ordinal), $"seed {seed}, '{word}' in {string.Join(',', scope.Roots)}: {fast?.Count} found, {slow.Count} read.");
        }
    }

    // Null when it is too short for the index.
    private static async Task<List<string>?> Fast(FindMatters find, string word)
    {
        var all = new List<string>();
        for (long? before = null; ;)
        {
            var found = await find.Run(word, before, default);
            if (!found.Ok)
            {
                Assert.DoesNotContain(word.Split('，'), w => w.Length > 1);
                return null;
            }

            all.AddRange(found.Value.Rows.Select(r => r.Number));
            if (found.Value.Before is not { } next)
            {
                return all;
            }

            before = next;
        }
    }

    private static async Task<List<string>> Slow(GridworkDb db, Caller caller, string word)
    {
        var rows = db.Matters(caller).AsNoTracking();
        foreach (var part in word.Split('，', StringSplitOptions.RemoveEmptyEntries))
        {
            rows = rows.Where(m => EF.Functions.Like(m.Text, $"%{part}%"));
        }

        return [.. (await rows.Select(m => new { m.Number, m.ReportedAt }).ToListAsync()).OrderByDescending(m => SearchedMatter.IdOf(m.Number, m.ReportedAt)).Select(m => m.Number)];
    }

    private static Task<int> Given(MatterTown town, IReadOnlyList<Matter> matters) => town.Town.Db(db =>
    {
        db.AddRange(matters);
        return db.SaveChangesAsync();
    });

    private static async Task<string[]> Numbers(Browser browser, string typed) =>
        [.. (await browser.Page($"/find?q={Uri.EscapeDataString(typed)}")).QuerySelectorAll("main table td:first-child").Select(c => c.TextContent)];
}
