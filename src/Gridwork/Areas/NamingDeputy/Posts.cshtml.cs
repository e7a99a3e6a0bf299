using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.NamingDeputy;

/// <summary>The posts that the reader holds, for whom they stand in, and who stands in for them.</summary>
[Authorize(Policy = Can.ReadUnits)]
internal sealed class MyPostsPage(EndDeputy end, Administrators administrators, GridworkDb db, AreaBooks books, Caller caller, Words words) : PageModel
{
    /// <param name="IsAdministrator">One of the three, whose deputy somebody else gives.</param>
    public sealed record Row(Post Post, string Role, bool IsAdministrator, string Place, string? For, IReadOnlyList<(PostId Id, string Name, DateOnly From, DateOnly To)> Deputies);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostEnd(PostId post, CancellationToken ct)
    {
        if (await end.Run(post, ct) is not { } refused)
        {
            return this.Done("/me/posts", "deputy.ended");
        }

        await Load(ct);
        return this.Refuse(refused);
    }

    private async Task Load(CancellationToken ct)
    {
        var (book, me) = (await books.Today(ct), caller.Id.Value);
        // Everywhere: one's own posts, and those who stand in for them.
        var posts = await db.Everywhere<Post>().AsNoTracking().Where(p => p.Account == me && (p.To == null || p.To >= book.Day)).OrderBy(p => p.From).ToListAsync(ct);
        var ids = posts.ConvertAll(p => (PostId?)p.Id);
        var stands = await db.Everywhere<Post>().AsNoTracking().Where(p => ids.Contains(p.DeputyOf) && p.To >= book.Day).Join(db.Users, p => p.Account, a => a.Id, (p, a) => new { Post = p, a.Name }).ToListAsync(ct);
        var above = posts.ConvertAll(p => p.DeputyOf);
        var principals = await db.Everywhere<Post>().Where(p => above.Contains(p.Id)).Join(db.Users, p => p.Account, a => a.Id, (p, a) => new { p.Id, a.Name }).ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        var roles = await db.Everywhere<Role>().AsNoTracking().ToDictionaryAsync(r => r.Key, StringComparer.Ordinal, ct);
        var units = await db.Everywhere<Unit>().AsNoTracking().ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        Rows = posts.ConvertAll(p => new Row(
            p, words.Language == WordBook.English ? roles[p.Role].En : roles[p.Role].Zh, administrators.In(roles[p.Role].Permissions).Count > 0, p.Unit is { } unit ? units[unit] : book.FullName(p.Area), p.DeputyOf is { } of ? principals.GetValueOrDefault(of) : null,
            [.. stands.Where(s => s.Post.DeputyOf == p.Id).OrderBy(s => s.Post.From).Select(s => (s.Post.Id, s.Name, s.Post.From, s.Post.To!.Value))]));
    }
}
