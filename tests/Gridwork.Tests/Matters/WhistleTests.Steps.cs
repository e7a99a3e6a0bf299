using System.Net;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporting;
using Gridwork.Matters.Whistles;
using Gridwork.Matters.Whistles.Calling;
using Gridwork.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <content>What the stories are made of.</content>
public sealed partial class WhistleTests
{
    private static async Task Contested(MatterTown town, Browser unit, Leg leg, bool upheld)
    {
        await Done(unit.Submit(Page(leg, "contest"), ("Form.Reason", "该路由村里管。"), ("Form.Evidence", "管养责任清单第 3 条")));
        await Done(town.Arbiter.Submit(Page(leg, "rule"), ("Form.Upheld", upheld ? "true" : "false"), ("Form.Ruling", "清单上写得明白。")));
    }

    // As the trail writes it: see-arrival.
    private static string Hyphened(LegAct act) => string.Concat(act.ToString().Select((c, at) => at > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    // Asked for only where no term runs yet.
    private static readonly (string, string)[] Whole = [("Form.Whole", "7")];

    private static async Task Ring(MatterTown town, TimeSpan later)
    {
        town.Town.Clock.Advance(later);
        await town.Town.Scope(s => s.GetRequiredService<RingLegs>().Run(default), Caller.System("alarms"));
    }

    private static async Task<int> Rows(Browser browser, string word = "到场") =>
        (await browser.Page("/notices")).QuerySelectorAll("tbody tr").Count(r => r.TextContent.Contains(word, StringComparison.Ordinal) && r.TextContent.Contains("到场", StringComparison.Ordinal));

    private static async Task Through(MatterTown town, Browser unit, Leg leg)
    {
        await Done(unit.Submit(Page(leg, "acknowledge")));
        await Done(unit.Submit(Page(leg, "arrive"), ("Form.Who", "石建军、梁晓燕")));
        await Done(town.Whistler.Submit(Page(leg, "see-arrival"), ("Form.There", "true")));
        await Done(unit.Submit(Page(leg, "answer"), ("Form.Result", "当事人已清运渣土 4 车。")));
        Assert.Contains("评价这次吹哨", (await unit.Page($"/legs/{leg.Id.Value}")).QuerySelector(".acts")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("天", (await town.Whistler.Page("/whistles?View=Rate")).QuerySelector("td .term")!.TextContent, StringComparison.Ordinal); // nothing runs: no term of 7,973 years
        await Done(unit.Submit(Page(leg, "judge"), ("Form.Justified", "true")));
        await Done(town.Whistler.Submit(Page(leg, "rate"), ("Form.Solved", "Yes")));
    }

    private static Task Call(MatterTown town, Matter matter, params Unit[] units) => Done(Whistle(town, matter, [.. units.Select(u => (u, "查倾倒的人，责令清运"))]));

    private static Task<HttpResponseMessage> Whistle(MatterTown town, Matter matter, (Unit Unit, string Task)[] units, bool more = false)
    {
        (string, string)[] lines = [.. units.SelectMany((u, at) => new[] { ($"Form.Units[{at}].Unit", u.Unit.Id.Value.ToString()), ($"Form.Units[{at}].Task", u.Task) })];
        return town.Whistler.Submit(MatterTown.Page(matter, "whistle"),
            [("Form.Kind", "JointEnforcement"), ("Form.Ask", "渣土堵了排水沟。"), ("Form.Arrival", "2"), ("Form.ArrivalUnit", "UrgentHours"), ("Form.Count", "5"), ("Form.TermUnit", "WorkingDays"), .. more ? [] : Whole, .. lines]);
    }

    private static Task<Problem?> Called(MatterTown town, Matter matter, Unit unit) => town.Town.Scope(
        s => s.GetRequiredService<CallUnits>().Run(matter.Id, new() { Kind = WhistleKind.KeyTask, Ask = "看看", Count = 1, TermUnit = TermUnit.WorkingDays, Whole = 2, Version = matter.Version, Units = { new() { Unit = unit.Id.Value, Task = "看看" } } }, default),
        Caller.Public with { Reach = new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.Whistle] = new([AreaCode.Of(MatterTown.TownCode)]), [Can.DispatchMatters] = new([AreaCode.Of(MatterTown.TownCode)]) } });

    private static Task<Problem?> KeyTask(MatterTown town, string serves, string text, string place) => town.Town.Scope(
        async s => (await s.GetRequiredService<ReportMatter>().Run(new Report(Guid.Empty, text, place, PlaceWords: null, PlaceUnknown: false), Channel.KeyTask, default)).Problem,
        Caller.Public with { Reach = new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.Whistle] = new([AreaCode.Of(serves)]) } });

    private static Task<Leg> Leg(MatterTown town, Matter matter, Unit unit) =>
        town.Town.Db(db => db.Everywhere<Leg>().AsNoTracking().Where(l => l.Matter == matter.Id && l.Unit == unit.Id).OrderByDescending(l => l.Id).FirstAsync());

    private static string Page(Leg leg, string act) => $"/legs/{leg.Id.Value}/{act}";

    private static async Task Done(Task<HttpResponseMessage> answer)
    {
        var done = await answer;
        Assert.True(done.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther, await Why(done));
    }

    private static async Task Refused(Task<HttpResponseMessage> answer, string kept, string says = "")
    {
        var refused = await answer;
        Assert.Contains(refused.StatusCode, new[] { HttpStatusCode.UnprocessableEntity, HttpStatusCode.Conflict });
        var page = await Browser.Html(refused);
        Assert.Contains(says, page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(kept, page.Body!.InnerHtml, StringComparison.Ordinal);
    }

    private static async Task<string> Why(HttpResponseMessage answer) =>
        answer.StatusCode + " " + (await Browser.Html(answer)).QuerySelector("[role=alert]")?.TextContent;
}
