using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Journeys;

/// <summary>A complaint that waits for the level above, told in as many words as its field takes.</summary>
internal static class HeldMatter
{
    public static async Task<Matter> In(WalkHost host)
    {
        var report = new Report(Guid.CreateVersion7(), StandingMatters.LongText, "140781105204", "", PlaceUnknown: false, About: new AboutFields { Words = StandingMatters.LongText });
        var told = await host.Scope(site => site.GetRequiredService<IMatterDesk>().Report(report, default));
        return await host.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id == new MatterId(told.Value!.Id)));
    }
}
