using Gridwork.Areas;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles.Figures;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles.Listing;

/// <summary>Whistles in and out, by unit, the nearest term first.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class WhistlesPage(LegQueue queue, LegFigures figures, GridworkDb db, Caller caller, AreaBooks books, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public LegView? View { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>With the two days, lists what a figure counts.</summary>
    [BindProperty(SupportsGet = true)]
    public LegFigure? Figure { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? FromUnit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? FromName { get; set; }

    public bool BeginsTasks => caller.May(Can.Whistle);

    public bool SeesFigures => figures.Shown;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public AreaBook Book { get; private set; } = null!;

    public LegView Chosen { get; private set; }

    public IReadOnlyList<(LegView View, string Count)> Views { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<LegQueue.Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        Book = await books.Today(ct);
        Chosen = View is { } asked && queue.Views.Contains(asked) ? asked : queue.Views[0];
        var counted = new List<(LegView, string)>();
        foreach (var view in queue.Views)
        {
            var count = await queue.Count(view, ct);
            counted.Add((view, count > LegQueue.MostCounted ? $"{LegQueue.MostCounted}+" : $"{count}"));
        }

        Views = counted;
        Units = [.. (await db.In<Unit>(caller.Scope(Can.ReadMatters)).AsNoTracking().OrderBy(u => u.Name).ToListAsync(ct)).Select(u => new Choice(u.Id.Value.ToString(), u.Name))];
        var rows = await queue.Rows(Chosen, Counted(), Unit, After, ct);
        Next = rows.Count > LegQueue.PageSize && rows[LegQueue.PageSize - 1] is var last ? QueueMark.Write(last.NextDue, last.Id.Value) : null;
        Rows = [.. rows.Take(LegQueue.PageSize)];
        return ModelState.IsValid ? Page() : this.Refuse();
    }

    public Clock ClockOf(LegQueue.Row row) => !row.State.IsOpen ? Clock.Ended : row.NextDue == Matter.Never ? Clock.None : Clock.Of(row.NextDue, Now);

    public string Link(string? after) => "/whistles" + QueryString.Create(
    [
        KeyValuePair.Create("View", (string?)$"{Chosen}"), KeyValuePair.Create("Unit", Unit?.ToString()), KeyValuePair.Create("Figure", Figure?.ToString()),
        KeyValuePair.Create("From", From is { } from ? FiguresPage.Written(from) : null), KeyValuePair.Create("To", To is { } to ? FiguresPage.Written(to) : null),
        KeyValuePair.Create("FromUnit", FromUnit?.ToString()), KeyValuePair.Create("FromName", FromName), KeyValuePair.Create("After", after),
    ]);

    private IQueryable<Leg>? Counted()
    {
        if ((Figure, From, To) is not ({ } figure, { } from, { } to))
        {
            return null;
        }

        var legs = LegFigures.Counted(figures.Within(from, to), figure);
        var unit = FromUnit is { } id ? new UnitId(id) : (UnitId?)null;
        return FromName is null ? legs : legs.Where(l => l.FromName == FromName && l.FromUnit == unit);
    }
}
