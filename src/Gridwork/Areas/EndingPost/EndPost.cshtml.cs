using Gridwork.Areas.Leaving;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.EndingPost;

[Authorize(Policy = Can.ManagePosts)]
internal sealed class EndPostPage(EndPost end, GridworkDb db, Caller caller, Words words) : PageModel
{
    [BindProperty]
    public EndPost.Form Form { get; set; } = new();

    // Named: without its fields the binder would read the others as entries of it.
    [BindProperty(Name = "To")]
    public Dictionary<Guid, string> To { get; set; } = [];

    public IReadOnlyList<LeftWork> Left { get; private set; } = [];

    public string Person { get; private set; } = "";

    public string Role { get; private set; } = "";

    public async Task<IActionResult> OnGet(PostId id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(PostId id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var problem = ModelState.IsValid ? await end.Run(id, Form, To, ct) : null;
        return problem is null && ModelState.IsValid
            ? this.Done("/posts", "posts.ended", ("name", Person), ("role", Role), ("last", Form.LastDay))
            : this.Refuse(problem, problem is null or WorkStays ? "" : "Form.LastDay");
    }

    private async Task<bool> Load(PostId id, CancellationToken ct)
    {
        var found = await (
            from post in db.In<Post>(caller.Scope(Can.ManagePosts))
            where post.Id == id
            join account in db.Users on post.Account equals account.Id
            join role in db.Everywhere<Role>() on post.Role equals role.Key
            select new { account.Name, role.Zh, role.En }).SingleOrDefaultAsync(ct);
        Left = found is null ? [] : await end.Left(id, ct);
        (Person, Role) = (found?.Name ?? "", (words.Language == "en" ? found?.En : found?.Zh) ?? "");
        return found is not null;
    }
}
