using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.GivingPost;

[Authorize(Policy = Can.ManagePosts)]
internal sealed class GivePostPage(GivePost give, GridworkDb db, AreaBooks books, Caller caller, Words words, TimeProvider clock) : PageModel
{
    [BindProperty]
    public GivePost.Form Form { get; set; } = new();

    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<Choice>? Places { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        Form.From = CivilTime.DayOf(clock.GetUtcNow());
        await Load(ct);
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var problem = ModelState.IsValid ? (await give.Run(Form, ct)).Problem : null;
        if (problem is null && ModelState.IsValid)
        {
            return this.Done("/posts", "posts.given", ("name", Form.Person));
        }

        await Load(ct);
        return this.Refuse(problem, problem switch
        {
            NoSuchPerson or PostToYourself => "Form.Person",
            NoSuchRole or PostHeldAlready or UnitesAdministrators => "Form.Role",
            NoSuchUnit or PostInOnePlace or UnitClosed => "Form.Unit",
            NoSuchArea or AreaClosed => "Form.Area",
            EndsBeforeItBegins => "Form.To",
            _ => "",
        });
    }

    private async Task Load(CancellationToken ct)
    {
        var scope = caller.Scope(Can.ManagePosts);
        var book = await books.Today(ct);
        // Everywhere: roles lie in no area.
        var roles = await db.Everywhere<Role>().AsNoTracking().OrderBy(r => r.Key).ToListAsync(ct);
        Roles = [.. roles.Select(r => new Choice(r.Key, words.Language == "en" ? r.En : r.Zh))];
        (Units, Places) = (await db.UnitsToChoose(scope, book.Day, ct), book.Places(scope));
    }
}
