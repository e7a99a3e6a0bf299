using Gridwork.Matters.Alarms;
using Gridwork.Matters.Joining;
using Gridwork.Matters.PrivacyRequests;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Telling;

/// <summary>Does what an act left to be told. All of it is written with the end of the errand, so it is written once.</summary>
internal sealed class TellNews(GridworkDb db, TellDesk desk, TellReporter reporter, MembersOfMain members)
{
    // Everywhere, here and below: the errand names the one row that it is about.
    public async Task Run(MatterNews news, CancellationToken ct)
    {
        var id = new MatterId(news.Matter);
        if (await db.Everywhere<Matter>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is { } matter && matter.History.FirstOrDefault(l => l.Nr == news.Nr) is { } line)
        {
            await reporter.Of(matter, line, ct);
            await desk.Of(await members.MainOf(matter, ct), matter, line, ct);
        }
    }

    public async Task Run(LegNews news, CancellationToken ct)
    {
        var id = new LegId(news.Leg);
        if (await db.Everywhere<Leg>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) is { } leg && leg.History.FirstOrDefault(l => l.Nr == news.Nr) is { } line)
        {
            await desk.Of(leg, line, ct);
        }
    }

    public async Task Run(PrivacyNews news, CancellationToken ct)
    {
        var id = new PrivacyRequestId(news.Request);
        if (await db.Everywhere<PrivacyRequest>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct) is { } request)
        {
            await desk.Of(request, ct);
        }
    }

    public async Task Run(AlarmNews news, CancellationToken ct)
    {
        if (await db.Everywhere<Notice>().AsNoTracking().SingleOrDefaultAsync(n => n.Id == news.Notice, ct) is { } notice)
        {
            await desk.Of(notice, ct);
        }
    }
}
