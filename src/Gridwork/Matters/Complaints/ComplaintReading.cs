using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Complaints;

/// <summary>What is held is left out for everybody but the level above, which stands in for intake, dispatch and check of what is about people or units here.</summary>
internal sealed class ComplaintReading(GridworkDb db) : ILeaveOut
{
    private static readonly HashSet<string> InPlaceOfOthers = new(StringComparer.Ordinal) { Can.AcceptMatters, Can.DispatchMatters, Can.CheckMatters, Can.RevealReporters, Can.DecidePrivacy };

    public async Task<Caller> Of(Caller caller, CancellationToken ct)
    {
        var above = caller.Reach.GetValueOrDefault(Can.Above);
        // Everywhere, here and below: what a person must not see is not asked by what they may see.
        var held = await db.Everywhere<Complaint>().Where(c => c.Held).Select(c => new { c.Matter, c.Number, c.Area }).ToListAsync(ct);
        var leftOut = new Dictionary<Guid, string>(caller.LeftOut);
        foreach (var one in held.Where(c => above?.Contains(c.Area) is not true))
        {
            leftOut[one.Matter.Value] = one.Number;
        }

        var mine = above is null ? [] : (await db.Everywhere<Complaint>().Select(c => new { c.Matter, c.Area }).ToListAsync(ct)).Where(c => above.Contains(c.Area)).Select(c => c.Matter.Value).ToList();
        return caller with { LeftOut = leftOut, StandsIn = mine.Count == 0 ? null : new StandIn(InPlaceOfOthers, above!, mine) };
    }

    /// <summary>Of a matter that the asker has been let through to.</summary>
    public Task<Complaint?> Of(MatterId matter, CancellationToken ct) => db.Everywhere<Complaint>().SingleOrDefaultAsync(c => c.Matter == matter, ct);

    public Task<bool> Any(MatterId matter, CancellationToken ct) => db.Everywhere<Complaint>().AnyAsync(c => c.Matter == matter, ct);
}
