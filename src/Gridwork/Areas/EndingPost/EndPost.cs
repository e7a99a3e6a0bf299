using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.EndingPost;

/// <summary>Ends a post with its last day; a day that is past takes its rights away at the next request.</summary>
internal sealed class EndPost(GridworkDb db, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required]
        public DateOnly? LastDay { get; set; }

        [StringLength(200)]
        public string? Reason { get; set; }
    }

    public async Task<Problem?> Run(PostId id, Form form, CancellationToken ct)
    {
        if (await db.In<Post>(caller.Scope(Can.ManagePosts)).SingleOrDefaultAsync(p => p.Id == id, ct) is not { } post)
        {
            return new NoSuchPost();
        }

        if (post.End(form.LastDay!.Value) is { } refused)
        {
            return refused;
        }

        var name = await db.Users.Where(a => a.Id == post.Account).Select(a => a.UserName).SingleAsync(ct);
        db.Trail(caller, "posts.end", name!, post.Area, $"{post.Role} {Days.Iso(form.LastDay.Value)} {form.Reason?.Trim()}".TrimEnd(), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return null;
    }
}
