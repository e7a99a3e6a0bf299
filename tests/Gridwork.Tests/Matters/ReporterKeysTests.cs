using System.Net;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using static ReporterTown;

/// <summary>What holds the contacts shut, and for how long they are kept.</summary>
public sealed class ReporterKeysTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_key_file_that_is_missing_or_another_is_refused_in_words_and_put_back_all_is_there(TestDatabase database)
    {
        var (town, clerk) = await WithClerk(host, database);
        var receipt = (await Report(town)).Value!;
        var path = town.Services.GetRequiredService<KeyStore>().PathOf(town.Site);
        var kept = await File.ReadAllTextAsync(path);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        foreach (var (text, problem) in new[] { (null, typeof(KeysMissing)), ("{}", typeof(KeysWrong)), (await OtherFile(town), typeof(KeysWrong)) })
        {
            File.Delete(path);
            await (text is null ? Task.CompletedTask : File.WriteAllTextAsync(path, text));

            Assert.IsType(problem, (await Report(town, "13900139000")).Problem);
            Assert.True((await town.Scope(s => s.GetRequiredService<IMatterDesk>().Report(new Report(Guid.CreateVersion7(), "不留电话照样能报", null, "", PlaceUnknown: true), default), Caller.Public)).Ok);
            var refused = await clerk.Submit($"/matters/{receipt.Id}/reporter", ("Form.Purpose", "核实渣土车从哪条路走"));
            Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
            Assert.Contains("没有丢失任何数据", (await Browser.Html(refused)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
            Assert.IsType(problem, (await Rotate(town)).Problem);
            Assert.Equal(text is not null, File.Exists(path));
        }

        await File.WriteAllTextAsync(path, kept);
        Assert.Equal((1, 0), await town.Db(async db => (await db.Everywhere<Reporter>().CountAsync(), await db.Everywhere<Reveal>().CountAsync())));
        await clerk.Submit($"/matters/{receipt.Id}/reporter", ("Form.Purpose", "核实渣土车从哪条路走"));
        Assert.Contains(Phone, await (await clerk.Get($"/matters/{receipt.Id}/reporter")).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_rotation_that_was_killed_goes_on_and_every_contact_is_still_read(TestDatabase database)
    {
        var town = (await MatterTown.In(await host.Town(database))).Town;
        for (var i = 0; i < 3; i++)
        {
            await Report(town, $"1380013000{i}");
        }

        // Killed after the new key, before the first page.
        Assert.Equal(2, (await town.Scope(s => s.GetRequiredService<SiteKeys>().Next(default))).Value!.Current);
        await Report(town, "13800130003");
        Assert.Equal("1 1 1 2", await Keys(town));

        Assert.Equal(new RotateKeys.Done(2, 3, WentOn: true), (await Rotate(town)).Value);
        Assert.Equal("2 2 2 2", await Keys(town));
        Assert.Equal(new RotateKeys.Done(3, 4, WentOn: false), (await Rotate(town)).Value);

        var phones = await town.Scope(async s =>
        {
            var ring = (await s.GetRequiredService<SiteKeys>().Open(default)).Value!;
            return (await s.GetRequiredService<GridworkDb>().Everywhere<Reporter>().AsNoTracking().ToListAsync()).Select(r => (r.Key, r.Open(ring)!.Phone)).Order().ToList();
        });
        Assert.Equal([(3, "13800130000"), (3, "13800130001"), (3, "13800130002"), (3, "13800130003")], phones);
    }

    [Theory, BothDatabases]
    public async Task A_contact_is_erased_when_its_time_is_over_and_who_looked_stays(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var closed = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id).Taken().Handled().Closed());
        var open = await town.Given(new MatterBuilder().Accepted());
        await Attach(town.Town, closed);
        await Attach(town.Town, open);
        await town.Town.Given(new Reveal { Id = RevealId.New(), Matter = closed.Id, Area = closed.Area, By = PersonId.New(), ByName = "韩雪", Post = new("受理员", "Intake clerk", "绵山镇"), Purpose = "核实位置", At = TownHost.Morning, Until = TownHost.Morning });
        async Task<int> Left()
        {
            await town.Town.Scope(async s =>
            {
                await s.GetRequiredService<EraseReporters>().Run(default);
                return 0;
            });
            return await town.Town.Db(db => db.Everywhere<Reporter>().CountAsync());
        }

        town.Town.Clock.SetUtcNow(closed.Touched.AddDays(180));
        Assert.Equal(2, await Left());
        town.Town.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(1, await Left());

        var followed = (await town.Town.Anyone().Page($"/follow?no={closed.Number}&key={closed.QueryCode}")).QuerySelector("main")!.TextContent;
        Assert.Contains("核实位置", followed, StringComparison.Ordinal);
        Assert.Contains("到期删除", followed, StringComparison.Ordinal);
    }

    private static Task<Result<RotateKeys.Done>> Rotate(Town town) => town.Scope(s => s.GetRequiredService<RotateKeys>().Run(default), Caller.System("keys rotate"));

    private static Task<string> Keys(Town town) => town.Db(async db => string.Join(' ', await db.Everywhere<Reporter>().Select(r => r.Key).OrderBy(k => k).ToListAsync()));

    // A whole file with the right numbers and other keys: that of another site, or of another day.
    private static async Task<string> OtherFile(Town town)
    {
        var folder = Directory.CreateTempSubdirectory("keys-");
        var store = new KeyStore(new DataFolder(folder.FullName));
        await store.Make(town.Site, KeyFile.First(TownHost.Morning), default);
        var text = await File.ReadAllTextAsync(store.PathOf(town.Site));
        folder.Delete(recursive: true);
        return text;
    }
}
