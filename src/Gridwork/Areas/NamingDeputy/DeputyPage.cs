using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.NamingDeputy;

internal abstract class DeputyPage(NameDeputy name, GridworkDb db, Words words, TimeProvider clock) : PageModel
{
    [BindProperty]
    public NameDeputy.Form Form { get; set; } = new();

    public string Role { get; private set; } = "";

    public string Person { get; private set; } = "";

    public abstract string Back { get; }

    /// <summary>Whether it is one's own post, or one that the reader keeps.</summary>
    protected abstract bool Keeps { get; }

    public async Task<IActionResult> OnGet(PostId id, CancellationToken ct)
    {
        Form.From = CivilTime.DayOf(clock.GetUtcNow());
        return await Load(id, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPost(PostId id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var problem = ModelState.IsValid ? await name.Run(id, Form, Keeps, ct) : null;
        return problem is null && ModelState.IsValid
            ? this.Done(Back, "deputy.done", ("name", Form.Person), ("to", Form.To))
            : this.Refuse(problem, problem switch
            {
                NoSuchPerson or DeputyOfYourself or PostToYourself or UnitesAdministrators or PostHeldAlready => "Form.Person",
                DeputyBackdated => "Form.From",
                DeputyOutlives or EndsBeforeItBegins => "Form.To",
                _ => "",
            });
    }

    private async Task<bool> Load(PostId id, CancellationToken ct)
    {
        if (await name.Find(id, Keeps, ct) is not { } post)
        {
            return false;
        }

        // Everywhere: of a post that was found.
        var role = await db.Everywhere<Role>().AsNoTracking().SingleAsync(r => r.Key == post.Role, ct);
        (Role, Person) = (words.Language == WordBook.English ? role.En : role.Zh, await db.Users.Where(a => a.Id == post.Account).Select(a => a.Name).SingleAsync(ct));
        return true;
    }
}

/// <summary>The holder of a post names a deputy.</summary>
[Authorize(Policy = Can.ReadUnits)]
internal sealed class MyDeputyPage(NameDeputy name, GridworkDb db, Words words, TimeProvider clock) : DeputyPage(name, db, words, clock)
{
    public override string Back => "/me/posts";

    protected override bool Keeps => false;
}

/// <summary>Whoever keeps the posts gives one.</summary>
[Authorize(Policy = Can.ManagePosts)]
internal sealed class GiveDeputyPage(NameDeputy name, GridworkDb db, Words words, TimeProvider clock) : DeputyPage(name, db, words, clock)
{
    public override string Back => "/posts";

    protected override bool Keeps => true;
}
