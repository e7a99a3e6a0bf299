using System.Net;
using Gridwork.Matters;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Can = Gridwork.Platform.Settings.Can;

namespace Gridwork.Tests.Portal;

/// <summary>A report that speaks of danger is answered first with the number to call; nothing is lost, and whoever can wait goes on.</summary>
public sealed class EmergencyTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Whoever_writes_of_danger_is_told_whom_to_call_and_goes_on_with_what_was_written(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();

        var stop = await resident.Next(await resident.Submit("/", ("Form.Text", "村口柴垛着 火了，有人受伤！")));

        Assert.EndsWith("/urgent", stop.Url, StringComparison.Ordinal);
        Assert.Equal(["tel:119", "tel:120"], stop.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")).ToArray());
        Assert.Contains("您写到“着火”", stop.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var back = await resident.Page(stop.QuerySelectorAll("main .acts a")[1].GetAttribute("href")!);
        Assert.Equal("村口柴垛着 火了，有人受伤！", back.QuerySelector("textarea")!.TextContent.Trim());
        var where = await resident.Page(stop.QuerySelector("main .acts a")!.GetAttribute("href")!);
        await resident.Next(await resident.SendFrom(where, ("Form.Place", MatterTown.Village)));
        Assert.Equal("村口柴垛着 火了，有人受伤！", (await town.Town.Db(db => db.Everywhere<Matter>().SingleAsync())).Text);
    }

    [Theory, BothDatabases]
    public async Task Words_are_found_however_they_are_written_and_what_only_looks_like_them_is_not(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        foreach (var (text, call) in new[] { ("闻到一股煤气味", "119"), ("There is a GAS LEAK in our yard", "119"), ("Ｓｕｉｃｉｄｅ", "110"), ("刚才出了车祸", "122") })
        {
            Assert.Equal([$"tel:{call}"], await Calls(town, text));
        }

        foreach (var text in new[] { "消防栓漏水三天了", "灭火器过期了", "他们在楼道里练刀舞", "a pile of firewood on fireplace tiles", "路灯不亮" })
        {
            Assert.Empty(await Calls(town, text));
        }

        var resident = town.Town.Anyone();
        var quiet = (await resident.Submit("/report", ("Form.Text", "路灯不亮"))).Headers.Location!.ToString();
        Assert.EndsWith("/where", (await resident.Get(quiet.Replace("/where", "/urgent", StringComparison.Ordinal))).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await resident.Get($"/report/{Guid.CreateVersion7()}/urgent")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task A_site_has_words_of_its_own_from_a_day_on(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var keeper = town.Town.As(MatterTown.TownCode, Can.KeepSettings);
        Assert.Contains("着火", (await keeper.Page("/settings/emergency-words")).QuerySelector("#standing-rows")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("119：着火", (await keeper.Page("/settings/emergency-words")).QuerySelector("#standing-rows")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("着火、起火", (await keeper.Page("/settings/emergency-words?number=119")).QuerySelector("textarea")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Town.As(MatterTown.TownCode, "can.jobs.keep").Get("/settings/emergency-words")).StatusCode);
        await Refused(keeper, "火警", "柴垛", "3 到 12 个数字");
        await Refused(keeper, "119", "柴垛着了、火", "“火”太短");
        await Refused(keeper, "119", string.Join('、', Enumerable.Range(100, 201).Select(n => $"第{n}种")), "最多 200 个词");

        Assert.Equal(HttpStatusCode.Found, (await Set(keeper, "119", "柴垛着了，冒烟了")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Set(keeper, "12395", "船翻了")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await Set(keeper, "122", "")).StatusCode);

        Assert.Equal(["tel:119", "tel:12395"], await Calls(town, "船翻了，岸上柴垛着了"));
        Assert.Empty(await Calls(town, "房子着火了，撞人了"));
    }

    private static async Task<string?[]> Calls(MatterTown town, string text)
    {
        var resident = town.Town.Anyone();
        return [.. (await resident.Next(await resident.Submit("/report", ("Form.Text", text)))).QuerySelectorAll("main li a[href^='tel:']").Select(a => a.GetAttribute("href"))];
    }

    private static Task<HttpResponseMessage> Set(Browser keeper, string number, string words) =>
        keeper.Submit("/settings/emergency-words", ("Form.Number", number), ("Form.Words", words), ("Form.From", "2026-02-12"), ("Form.Source", "防火会议"));

    private static async Task Refused(Browser keeper, string number, string words, string why)
    {
        var answer = await Set(keeper, number, words);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains(why, (await Browser.Html(answer)).QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }
}
