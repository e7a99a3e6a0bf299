using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Whistles;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters;

/// <summary>The form of an act on one matter or leg, which was seen in this version.</summary>
public interface IActForm
{
    int Version { get; set; }
}

/// <summary>A matter as its pages show it, with the name of its place.</summary>
/// <param name="Basis">Of the whistle, on the pages of a leg.</param>
public sealed record ShownMatter(Matter Matter, string Place, Basis? Basis = null);

/// <summary>Finds the matter that a page is about, among those that the caller may see under a permission.</summary>
internal sealed class MatterShowing(GridworkDb db, Caller caller, AreaBooks books, TimeProvider clock)
{
    public Caller Caller => caller;

    public Actor Me => new(caller.Id, caller.Name, clock.GetUtcNow());

    public async Task<ShownMatter?> Find(MatterId id, string permission, CancellationToken ct) =>
        await db.Matters(caller, permission).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is { } matter ? await Show(matter, ct) : null;

    /// <summary>A leg with its matter, of which a unit that was called sees what its leg is about.</summary>
    public async Task<(Leg Leg, ShownMatter Matter)?> Find(LegId id, string permission, CancellationToken ct)
    {
        if (await db.Legs(caller, permission).AsNoTracking().SingleOrDefaultAsync(l => l.Id == id, ct) is not { } leg)
        {
            return null;
        }

        // Everywhere: whoever sees a leg sees what it is about.
        var whistle = await db.Everywhere<Whistle>().AsNoTracking().SingleAsync(w => w.Id == leg.Whistle, ct);
        return (leg, await Show(await db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id == leg.Matter, ct), ct) with { Basis = whistle.Basis });
    }

    private async Task<ShownMatter> Show(Matter matter, CancellationToken ct)
    {
        await db.WithLegs(matter, ct);
        return new ShownMatter(matter, (await books.Today(ct)).FullName(matter.Area));
    }
}

/// <summary>How the page of an act looks from outside.</summary>
/// <param name="Here">The page of the matter or leg.</param>
/// <param name="Page">The last part of its address.</param>
/// <param name="Key">How its words begin.</param>
/// <param name="Act">The key of the act's name.</param>
public sealed record ActFace(string Here, string Page, string Key, string Act, string Icon);

/// <summary>What <c>_OnMatter.cshtml</c> and <c>_Act.cshtml</c>, the frame of all acts, show of the page inside.</summary>
internal interface IActPage
{
    ShownMatter Shown { get; }

    /// <summary>Null on the page of an act on the matter itself.</summary>
    Leg? Leg { get; }

    ActFace Face { get; }

    int Version { get; }

    Problem? Barred { get; }
}

/// <summary>
/// What the pages of all acts do alike, so that none of them forgets it: 404 for a matter of others, the refusal beside what was
/// typed, and after a conflict the matter as it is now.
/// </summary>
internal abstract class ActFrame<TId, TForm>(MatterShowing showing) : PageModel, IActPage
    where TForm : class, IActForm, new()
{
    [BindProperty]
    public TForm Form { get; set; } = new();

    public ShownMatter Shown { get; protected set; } = null!;

    public Leg? Leg { get; protected set; }

    public abstract ActFace Face { get; }

    public abstract int Version { get; }

    protected Actor Me => showing.Me;

    protected Caller Caller => showing.Caller;

    /// <summary>Why there is no form: the act was not possible when the page was opened.</summary>
    public Problem? Barred { get; private set; }

    public async Task<IActionResult> OnGet(TId id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        Barred = Bars() ?? Bar();
        return Barred is null ? Page() : this.Refuse(Barred);
    }

    public async Task<IActionResult> OnPost(TId id, CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await Run(id, ct) : null;
        if (problem is null && ModelState.IsValid)
        {
            return this.Done(Whither(id), Said, SaidOf);
        }

        if (problem is Problem.Missing || !await Load(id, ct))
        {
            return NotFound();
        }

        ModelState.Remove("Form.Version");
        return this.Refuse(problem, problem is null ? "" : FieldOf(problem));
    }

    /// <summary>The words that say it was done.</summary>
    protected abstract string Said { get; }

    /// <summary>What those words name.</summary>
    protected virtual (string Name, object? Value)[] SaidOf => [];

    /// <summary>Where to go when it was done.</summary>
    protected abstract string Whither(TId id);

    protected abstract Task<bool> Seek(TId id, CancellationToken ct);

    protected abstract Task<Problem?> Run(TId id, CancellationToken ct);

    /// <summary>Why the matter or leg itself refuses the act now.</summary>
    protected abstract Problem? Bars();

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

    protected async Task<bool> Load(TId id, CancellationToken ct)
    {
        if (!await Seek(id, ct))
        {
            return false;
        }

        Form.Version = Version;
        await Prepare(ct);
        return true;
    }
}

/// <summary>The page of an act on a matter.</summary>
internal abstract class ActPage<TForm>(MatterShowing showing, MatterAct act, string permission) : ActFrame<MatterId, TForm>(showing)
    where TForm : class, IActForm, new()
{
    private readonly MatterShowing showing = showing;

    public OfferedAct Offered => OfferedAct.Of(act);

    public override ActFace Face => new($"/matters/{Shown.Matter.Id.Value}", Offered.Page, Offered.Page, $"act.{act}", Offered.Icon);

    public override int Version => Shown.Matter.Version;

    protected override string Said => $"matter.done.{act}";

    protected override string Whither(MatterId id) => $"/matters/{id.Value}";

    protected override Problem? Bars() => Shown.Matter.Barred(act, Me);

    protected override async Task<bool> Seek(MatterId id, CancellationToken ct)
    {
        if (await showing.Find(id, permission, ct) is not { } shown)
        {
            return false;
        }

        Shown = shown;
        return true;
    }
}
