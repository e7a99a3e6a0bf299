using System.ComponentModel.DataAnnotations;
using Gridwork.Areas.Leaving;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.EndingPost;

/// <summary>Ends a post with its last day; a day that is past takes its rights away at the next request.</summary>
internal sealed class EndPost(GridworkDb db, LeaveWork leave, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required]
        public DateOnly? LastDay { get; set; }

        [StringLength(200)]
        public string? Reason { get; set; }
    }

    /// <summary>What the person holds by this post alone.</summary>
    public async Task<IReadOnlyList<LeftWork>> Left(PostId id, CancellationToken ct)
    {
        if (await db.In<Post>(caller.Scope(Can.ManagePosts)).AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, ct) is not { Unit: { } unit } post)
        {
            return [];
        }

        var day = CivilTime.DayOf(clock.GetUtcNow());
        // Everywhere: another post of theirs in the same unit, under which they go on.
        var goesOn = await db.Everywhere<Post>().AnyAsync(p => p.Account == post.Account && p.Unit == unit && p.Id != id && p.From <= day && p.To == null, ct);
        return goesOn ? [] : await leave.Of(post.Person, unit, ct);
    }

    /// <param name="to">By unit: who takes over what the person has in hand.</param>
    public async Task<Problem?> Run(PostId id, Form form, IReadOnlyDictionary<Guid, string> to, CancellationToken ct)
    {
        if (await db.In<Post>(caller.Scope(Can.ManagePosts)).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } post)
        {
            return new NoSuchPost();
        }

        var (last, left) = (form.LastDay!.Value, await Left(id, ct));
        if (post.End(last) is { } refused)
        {
            return refused;
        }

        // Everywhere: whoever stands in for it, wherever they serve otherwise.
        foreach (var stands in await db.Everywhere<Post>().Where(p => p.DeputyOf == id && (p.To == null || p.To > last)).ToListAsync(ct))
        {
            stands.End(last < stands.From ? stands.From.AddDays(-1) : last);
        }

        if (LeaveWork.Lacks(left, to) is { } stays)
        {
            return stays;
        }

        var name = await db.Users.Where(a => a.Id == post.Account).Select(a => a.UserName).SingleAsync(ct);
        db.Trail(caller, "posts.end", name!, post.Area, $"{post.Role} {Days.Iso(last)} {form.Reason?.Trim()}".TrimEnd(), clock.GetUtcNow());
        await (last < CivilTime.DayOf(clock.GetUtcNow()) ? leave.HandOver(post.Person, left, to, ct) : leave.HandOverAfter(last, post.Person, left, to, ct));
        return await db.Save(ct) ? null : new AccountChanged();
    }
}
