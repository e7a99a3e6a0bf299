using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Joining;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.FollowUps;

/// <summary>What was said of the closings of one matter. For whoever has found the matter.</summary>
internal sealed class FollowUpReading(GridworkDb db, FollowUpTerms terms, TimeProvider clock)
{
    /// <summary>Of the closing that holds now: read to be changed, or made.</summary>
    /// <param name="main">The matter itself, or the one that the report was joined to.</param>
    public async Task<FollowUp> OfNow(Matter matter, Matter main, CancellationToken ct)
    {
        var closing = main.Closing;
        // Everywhere, here and below: whoever asks has found the matter.
        var there = await db.Everywhere<FollowUp>().SingleOrDefaultAsync(f => f.Matter == matter.Id && f.Closing == closing, ct);
        if (there is not null)
        {
            return there;
        }

        var made = FollowUp.Of(matter, main);
        db.Add(made);
        return made;
    }

    /// <summary>In the order of the closings.</summary>
    public Task<List<FollowUp>> All(MatterId matter, CancellationToken ct) =>
        db.Everywhere<FollowUp>().AsNoTracking().Where(f => f.Matter == matter).OrderBy(f => f.Closing).ToListAsync(ct);

    /// <summary>Also what those said whose reports were joined to it.</summary>
    public Task<List<FollowUp>> OfAllReporters(MatterId main, CancellationToken ct) =>
        db.Everywhere<FollowUp>().AsNoTracking().Where(f => f.Matter == main || db.Everywhere<Matter>().Any(m => m.Id == f.Matter && m.Main == main))
            .OrderBy(f => f.Closing).ThenBy(f => f.Id).Take(MembersOfMain.MostShown).ToListAsync(ct);

    /// <summary>What the reporter is asked; null where nothing is, or not any more.</summary>
    /// <param name="main">The matter itself, or the one that the report was joined to.</param>
    public async Task<Asking?> Asked(Matter matter, Matter main, CancellationToken ct)
    {
        if (main.ClosedAt is not { } closed)
        {
            return null;
        }

        var last = Matter.LastToAnswer(closed, (await terms.Now(ct)).Answer);
        var said = (await All(matter.Id, ct)).Find(f => f.Closing == main.Closing);
        return last < CivilTime.DayOf(clock.GetUtcNow()) && said is null ? null
            : new Asking(said?.Solved, said?.Satisfied, last, last >= CivilTime.DayOf(clock.GetUtcNow()), main.History.All(l => l.Act is not MatterAct.NotSolved));
    }
}
