using System.Net;
using Gridwork.Matters;
using Gridwork.Platform.Jobs;
using Gridwork.Tests.Matters;
using Gridwork.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gridwork.Tests.Promises;

using Can = Gridwork.Matters.Can;

/// <summary>No name and no number of a reporter reaches the log, at whatever level; nor a query code the log that is kept.</summary>
public sealed class LogsTests
{
    private const string Name = "乔满仓";
    private const string Words = "穿蓝衣服的高个子";
    private static readonly string[] Numbers = ["13800131234", "13900139000", "13700137000"];

    [Theory, BothDatabases]
    public async Task A_walk_through_all_that_takes_a_contact_leaves_no_word_of_it_in_the_log(TestDatabase database)
    {
        var log = new HeardLog();
        await using var host = new TownHost { Log = log };
        var town = await InboxTown.In(host, database);
        var code = await Walked(town, await InboxTown.Person(town, "shouli", Can.ReportMatters, Can.AcceptMatters, Can.RevealReporters, Can.DecidePrivacy));

        Assert.True(log.Lines.Count > 500, $"only {log.Lines.Count} lines were heard");
        Assert.Empty(log.Lines.Where(l => l.Text.Contains(Name, StringComparison.Ordinal) || l.Text.Contains(Words, StringComparison.Ordinal) || Array.Exists(Numbers, n => l.Text.Contains(n, StringComparison.Ordinal))).Select(l => l.Text));
        Assert.Empty(log.Lines.Where(l => l.Level >= LogLevel.Warning && l.Text.Contains(code, StringComparison.Ordinal)).Select(l => l.Text));
    }

    private static async Task<string> Walked(Town town, Browser clerk)
    {
        var resident = town.Anyone();
        var answer = await resident.Last(await resident.Next(await resident.Submit("/report", ("Form.Text", "河边倒了一车渣土"))), ("Form.Place", MatterTown.Village));
        await resident.Submit(answer, "main form", ("Form.Contact.Name", Name), ("Form.Contact.Phone", $"{Numbers[0]}x"));
        await resident.Submit(answer, "main form", ("Form.Contact.Name", Name), ("Form.Contact.Phone", Numbers[0]), ("__RequestVerificationToken", "old"));
        var received = await resident.Next(await resident.Submit(await resident.Page(answer.Url.Replace("?handler=Send", "", StringComparison.Ordinal)), "main form", ("Form.Contact.Name", Name), ("Form.Contact.Phone", Numbers[0]), ("Form.Contact.Answer", "Phone")));
        var matter = await town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync());
        var (follow, here) = ($"no={matter.Number}&key={matter.QueryCode}", $"/matters/{matter.Id.Value}");
        Assert.NotNull(received.QuerySelector(".receipt"));

        await resident.Next(await resident.Submit($"/privacy?{follow}", ("Form.Kind", "Correction"), ("Form.Contact.Name", Name), ("Form.Contact.Phone", Numbers[1])));
        var request = (await clerk.Page("/privacy-requests")).QuerySelector("main table a")!.GetAttribute("href")!;
        await clerk.Submit(request, ("Form.Granted", "True"), ("Form.Note", $"{Name}自己要求的。"));
        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit(request, ("Form.Granted", "True"), ("Form.Note", "按本人写的换。"))).StatusCode);
        await clerk.Submit("/reporters", ("Form.Phone", Numbers[1]));
        await clerk.Submit($"{here}/reporter", ("Form.Purpose", "核实地点。"));
        Assert.Contains(Numbers[1], (await clerk.Page($"{here}/reporter")).Body!.TextContent, StringComparison.Ordinal);
        await clerk.Submit("/matters/new", ("Form.Text", "来电反映路灯不亮"), ("Form.Place", MatterTown.Village), ("Form.Contact.Name", Name), ("Form.Contact.Phone", Numbers[2]), ("Form.About.Words", Words));
        await clerk.Submit($"{here}/accept?find=01-36-1", "main form[method=post]", ("Form.Condition", "01-36-1"));
        await town.Scope(s => s.GetRequiredService<DoErrands>().Run(default));
        await resident.Submit($"/follow/add?{follow}", ("Form.Words", $"我是{Name}，电话 {Numbers[0]}"));
        return matter.QueryCode;
    }
}
