using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.FollowUps;
using Gridwork.Matters.Messages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

using static FollowUpTown;
using Can = Gridwork.Matters.Can;

/// <summary>Whoever reported what somebody else had reported before is heard like the first: adds words, is told, says how it went.</summary>
public sealed class JoinedReportersTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Added_words_stand_with_the_main_for_the_desk_and_not_for_its_reporter_until_it_ends(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (main, joined) = await Joined(town);
        var resident = town.Town.Anyone();

        await Done(resident.Submit((await resident.Page(Follow(joined))).QuerySelector("a[href^='/follow/add']")!.GetAttribute("href")!, ("Form.Words", "桥那边也黑了。")));
        Assert.Contains("桥那边也黑了", Text(await resident.Page(Follow(joined))), StringComparison.Ordinal);
        Assert.Contains("桥那边也黑了", Text(await town.Intake.Page($"/matters/{main.Id.Value}")), StringComparison.Ordinal);
        Assert.DoesNotContain("桥那边也黑了", Text(await resident.Page(Follow(main))), StringComparison.Ordinal);
        Assert.Equal(MatterState.Joined, (await town.Now(joined.Id)).State);

        await End(town, main);
        var page = await resident.Page($"/follow/add?no={joined.Number}&key={joined.QueryCode}");
        Assert.True(page.QuerySelector("main form") is null || (await Refused(resident.Submit(page, "main form", ("Form.Words", "还是黑的")), System.Net.HttpStatusCode.Conflict)) is not null);
        Assert.DoesNotContain("还是黑的", Text(await resident.Page(Follow(joined))), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task Each_says_for_themselves_how_it_went_and_not_solved_begins_the_main_again_once(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (main, joined) = await Joined(town);
        await End(town, main);
        var resident = town.Town.Anyone();

        await Done(resident.Submit(Answer(main), ("Form.Solved", "True"), ("Form.Satisfied", "Yes")));
        await Refused(resident.Submit(Answer(joined), ("Form.Solved", "False")));
        await Done(resident.Submit(Answer(joined), ("Form.Solved", "False"), ("Form.Reason", "只修了一盏。")));

        Assert.Equal(MatterState.Accepted, (await town.Now(main.Id)).State);
        Assert.Equal(MatterState.Joined, (await town.Now(joined.Id)).State);
        var said = await town.Town.Db(db => db.Everywhere<FollowUp>().AsNoTracking().OrderBy(f => f.Solved).ToListAsync());
        Assert.Equal([(joined.Id, false, true), (main.Id, true, false)], said.Select(f => (f.Matter, f.Solved!.Value, f.Reopened)));
        Assert.Contains("只修了一盏", Text(await resident.Page(Follow(joined))), StringComparison.Ordinal);
        Assert.DoesNotContain("只修了一盏", Text(await resident.Page(Follow(main))), StringComparison.Ordinal);
        Assert.Contains("只修了一盏", Text(await town.Intake.Page($"/matters/{main.Id.Value}")), StringComparison.Ordinal);

        // What was not closed again is not asked about, and a second word does not open it twice.
        Assert.Null((await resident.Page(Answer(joined))).QuerySelector("main form"));
    }

    [Theory, BothDatabases]
    public async Task Who_asked_to_be_called_is_told_of_the_joining_and_of_each_step_under_their_own_number(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var main = await town.Given(new MatterBuilder());
        var receipt = (await ReporterTown.Report(town.Town)).Value!;
        await Done(town.Intake.Submit($"/matters/{receipt.Id}/join", ("Form.Number", main.Number)));
        await MessageTown.Tell(town.Town, url: null);
        await Done(town.Intake.Submit($"/matters/{main.Id.Value}/accept?find=0136", "main form[method=post]", ("Form.Condition", "01-36-1")));
        await MessageTown.Tell(town.Town, url: null);

        var told = await town.Town.Db(db => db.Everywhere<Message>().AsNoTracking().OrderBy(m => m.Id).ToListAsync());
        Assert.Equal(["joined", "accepted"], told.Select(m => m.Template), StringComparer.Ordinal);
        Assert.All(told, m => Assert.Equal((receipt.Number, new MatterId(receipt.Id), MessageChannel.Call), (m.Number, m.Matter, m.Channel)));
        Assert.All(told, m => Assert.Contains(receipt.Number, m.Text, StringComparison.Ordinal));
        Assert.All(told, m => Assert.DoesNotContain(main.Number, m.Text, StringComparison.Ordinal));
    }

    [Theory, BothDatabases]
    public async Task Who_said_nothing_is_called_like_the_first_and_what_is_answered_counts_for_the_main(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var main = await town.Given(new MatterBuilder());
        var receipt = (await ReporterTown.Report(town.Town)).Value!;
        await Done(town.Intake.Submit($"/matters/{receipt.Id}/join", ("Form.Number", main.Number)));
        await End(town, main);
        town.Town.Clock.Advance(TimeSpan.FromDays(8));
        var caller = town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.FollowUp);

        Assert.Equal([$"/matters/{receipt.Id}/call-back"], (await caller.Page("/follow-ups")).QuerySelectorAll("main a[href$='/call-back']").Select(a => a.GetAttribute("href")).Distinct(StringComparer.Ordinal), StringComparer.Ordinal);
        await Done(caller.Submit($"/matters/{receipt.Id}/call-back", ("Form.Reached", "True"), ("Form.Solved", "False"), ("Form.Reason", "只修了一盏。")));

        Assert.Equal(MatterState.Accepted, (await town.Now(main.Id)).State);
        Assert.Empty((await caller.Page("/follow-ups")).QuerySelectorAll("main a[href$='/call-back']"));
    }

    private static async Task<(Matter Main, Matter Joined)> Joined(MatterTown town)
    {
        var main = await town.Given(new MatterBuilder());
        var same = await town.Given(new MatterBuilder());
        await Done(town.Intake.Submit(MatterTown.Page(same, "join"), ("Form.Number", main.Number)));
        return (main, same);
    }

    private static async Task End(MatterTown town, Matter matter) => await town.Town.Db(async db =>
    {
        var open = await db.Everywhere<Matter>().SingleAsync(m => m.Id == matter.Id);
        var clerk = new Actor(PersonId.New(), "韩雪", town.Town.Clock.GetUtcNow());
        Assert.Null(open.Accept(MatterBuilder.Piled, clerk));
        Assert.Null(open.ForceClose(new Outcome("换了两盏。", "灯已经换好。"), clerk));
        return await db.SaveChangesAsync();
    });
}
