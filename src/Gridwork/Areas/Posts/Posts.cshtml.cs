using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Who serves where, today and from a later day on, fifty at a time.</summary>
[Authorize(Policy = Can.ReadUnits)]
internal sealed class PostsPage(GridworkDb db, Caller caller, AreaBooks books, Words words) : PageModel
{
    private const int PageSize = 50;

    public sealed record Row(PostId Id, string Person, string Role, string Place, DateOnly From, DateOnly? To, string? For);

    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public bool MayManage => caller.May(Can.ManagePosts);

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public async Task OnGet(CancellationToken ct)
    {
        var book = await books.Today(ct);
        var posts = db.In<Post>(caller.Scope(Can.ReadUnits)).AsNoTracking().Where(p => p.To == null || p.To >= book.Day);
        if (AfterRow.Read(After) is (var area, var key))
        {
            var last = new PostId(key);
            posts = posts.Where(p => p.Area >= area && (p.Area != area || p.Id > last));
        }

        var rows = await (
            from post in posts.OrderBy(p => p.Area).ThenBy(p => p.Id).Take(PageSize + 1)
            join account in db.Users on post.Account equals account.Id
            join role in db.Everywhere<Role>() on post.Role equals role.Key
            join unit in db.Everywhere<Unit>() on post.Unit equals unit.Id into units
            from unit in units.DefaultIfEmpty()
            orderby post.Area, post.Id
            select new { post.Id, account.Name, role.Zh, role.En, post.Area, Unit = unit == null ? null : unit.Name, post.From, post.To, For = db.Everywhere<Post>().Where(o => o.Id == post.DeputyOf).SelectMany(o => db.Users.Where(a => a.Id == o.Account).Select(a => a.Name)).FirstOrDefault() }).ToListAsync(ct);
        Next = rows.Count > PageSize ? AfterRow.Mark(rows[PageSize - 1].Area, rows[PageSize - 1].Id.Value) : null;
        Rows = [.. rows.Take(PageSize).Select(r => new Row(
            r.Id, r.Name, words.Language == "en" ? r.En : r.Zh, r.Unit ?? book.FullName(r.Area), r.From, r.To, r.For))];
    }
}
