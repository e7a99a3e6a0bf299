using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters;

/// <summary>The form of an act on one matter, which was seen in this version.</summary>
public interface IActForm
{
    int Version { get; set; }
}

/// <summary>A matter as its pages show it, with the name of its place.</summary>
public sealed record ShownMatter(Matter Matter, string Place);

/// <summary>Finds the matter that a page is about, among those that the caller may see under a permission.</summary>
internal sealed class MatterShowing(GridworkDb db, Caller caller, AreaBooks books, TimeProvider clock)
{
    public Actor Me => new(caller.Id, caller.Name, clock.GetUtcNow());

    public async Task<ShownMatter?> Find(MatterId id, string permission, CancellationToken ct) =>
        await db.Matters(caller, permission).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is { } matter
            ? new ShownMatter(matter, (await books.Today(ct)).FullName(matter.Area))
            : null;
}

/// <summary>What <c>_OnMatter.cshtml</c> and <c>_Act.cshtml</c>, the frame of all acts, show of the page inside.</summary>
internal interface IActPage
{
    ShownMatter Shown { get; }

    OfferedAct Offered { get; }

    Problem? Barred { get; }
}

/// <summary>
/// What the pages of all acts do alike, so that none of them forgets it: 404 for a matter of others, the refusal beside what was
/// typed, and after a conflict the matter as it is now.
/// </summary>
internal abstract class ActPage<TForm>(MatterShowing showing, MatterAct act, string permission) : PageModel, IActPage
    where TForm : class, IActForm, new()
{
    [BindProperty]
    public TForm Form { get; set; } = new();

    public ShownMatter Shown { get; private set; } = null!;

    public OfferedAct Offered => OfferedAct.Of(act);

    protected Actor Me => showing.Me;

    /// <summary>Why there is no form: the act was not possible when the page was opened.</summary>
    public Problem? Barred { get; private set; }

    public async Task<IActionResult> OnGet(MatterId id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        Barred = Shown.Matter.Barred(act, Me) ?? Bar();
        return Barred is null ? Page() : this.Refuse(Barred);
    }

    public async Task<IActionResult> OnPost(MatterId id, CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await Run(id, ct) : null;
        if (problem is null && ModelState.IsValid)
        {
            return this.Done($"/matters/{id.Value}", $"matter.done.{act}");
        }

        if (problem is Problem.Missing || !await Load(id, ct))
        {
            return NotFound();
        }

        ModelState.Remove("Form.Version");
        return this.Refuse(problem, problem is null ? "" : FieldOf(problem));
    }

    protected abstract Task<Problem?> Run(MatterId id, CancellationToken ct);

    /// <summary>What else the page shows; and the form's first values, where it has any.</summary>
    protected virtual Task Prepare(CancellationToken ct) => Task.CompletedTask;

    protected virtual Problem? Bar() => null;

    protected virtual string FieldOf(Problem problem) => problem switch
    {
        TextMissing p => Field(p.Field),
        TextTooLong p => Field(p.Field),
        TextUnreadable p => Field(p.Field),
        SaysNothing p => Field(p.Field),
        _ => "",
    };

    private static string Field(string name) => $"Form.{char.ToUpperInvariant(name[0])}{name[1..]}";

    protected async Task<bool> Load(MatterId id, CancellationToken ct)
    {
        if (await showing.Find(id, permission, ct) is not { } shown)
        {
            return false;
        }

        Shown = shown;
        Form.Version = shown.Matter.Version;
        await Prepare(ct);
        return true;
    }
}
