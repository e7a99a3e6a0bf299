using Gridwork.Areas;
using Gridwork.Matters;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.SignIn;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Journeys;

/// <summary>One matter in each state in the demo's town, as a queue holds them; two are hard on a page: very long, or very late.</summary>
internal sealed record StandingMatters(Matter Reported, Matter Accepted, Matter Dispatched, Matter Taken, Matter Handled, Matter Closed, Matter Declined, Matter Late, Matter Wide, Matter Verifying, Matter Suspended, Matter Paused, Matter Asked, Matter Raised, Matter Quarrel, Matter Above, Matter Parted, Matter Joined, Matter Called, Leg Fresh, Leg Contested, Leg Arrived, Leg Answered)
{
    public const string LongText = "村东头老戏台旁边的破房院墙塌了一半，木料和旧家具占了半边路，拖拉机过不去。https://example.org/photos/2026/02/12/an-address-without-a-single-space-that-nobody-would-ever-type-by-hand.jpeg";

    public static async Task<StandingMatters> In(WalkHost host)
    {
        var unit = await host.Db(db => db.Everywhere<Unit>().AsNoTracking().SingleAsync(u => u.Name == "综合行政执法队"));
        var worker = (await host.Db(db => db.Everywhere<Account>().AsNoTracking().SingleAsync(a => a.UserName == "zhifa"))).Person;
        var called = New().Accepted().Called().Build();
        var (whistle, legs) = LegBuilder.Standing(called, unit);
        var wide = new MatterBuilder(text: LongText).Build();
        var all = new StandingMatters(
            New().Build(),
            New().Accepted().Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).Taken(worker).Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).Taken(worker).Handled(worker).Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).Taken(worker).Handled(worker).SentBack().Handled(worker).Closed().Build(),
            New().Declined().Build(),
            New(new DateTimeOffset(2026, 1, 28, 9, 30, 0, TimeSpan.FromHours(8))).Accepted().Dispatched(unit.Id, unit.Name).Taken(worker).Build(),
            wide,
            New().SentToVerify().Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).Taken(worker).Suspended().Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).Taken(worker).ClockPaused().Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).Taken(worker).ExtensionAsked().Build(),
            New().Raised().Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).Contested().Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).HandedUp().Build(),
            New().Accepted().Dispatched(unit.Id, unit.Name).Taken(worker).Parted().Build(),
            New().JoinedTo(wide).Build(),
            called, legs[0], legs[1], legs[2], legs[3]);
        await host.Db(db =>
        {
            db.AddRange(all.Reported, all.Accepted, all.Dispatched, all.Taken, all.Handled, all.Closed, all.Declined, all.Late, all.Wide, all.Verifying, all.Suspended, all.Paused, all.Asked, all.Raised, all.Quarrel, all.Above, all.Parted, all.Joined, all.Called, whistle);
            db.AddRange(legs);
            return db.SaveChangesAsync();
        });
        return all;
    }

    private static MatterBuilder New(DateTimeOffset? now = null) => new(now: now);
}
