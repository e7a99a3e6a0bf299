using Gridwork.Areas;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles.Figures;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.Sheets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Whistles.Listing;

/// <summary>Whistles in and out, by unit, the nearest term first.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class WhistlesPage(LegQueue queue, LegFigures figures, Caller caller, AreaBooks books, UnitBooks units, AskForList ask, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public LegFilter Filter { get; set; } = new();

    public bool BeginsTasks => caller.May(Can.Whistle);

    public bool SeesFigures => figures.Shown;

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public AreaBook Book { get; private set; } = null!;

    public LegView Chosen { get; private set; }

    public IReadOnlyList<(LegView View, string Number)> Views { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<LegQueue.Row> Rows { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        Book = await books.Today(ct);
        Chosen = queue.Chosen(Filter);
        Views = await queue.Numbers(ct);
        Units = PlaceChoices.Units(await units.Today(ct), caller.Scope(Can.ReadMatters));
        var rows = await queue.Rows(Filter, LegQueue.PageSize, ct);
        Next = rows.Count > LegQueue.PageSize ? LegQueue.Mark(rows[LegQueue.PageSize - 1]) : null;
        Rows = [.. rows.Take(LegQueue.PageSize)];
        return ModelState.IsValid ? Page() : this.Refuse();
    }

    public Clock ClockOf(LegQueue.Row row) => !row.State.IsOpen ? Clock.Ended : row.NextDue == Matter.Never ? Clock.None : Clock.Of(row.NextDue, Now);

    public async Task<IActionResult> OnPostTakeOut(SheetFormat format, CancellationToken ct)
    {
        (Filter.After, Filter.View) = (null, queue.Chosen(Filter));
        return await this.TakeOut(() => ask.Run(WhistlesOut.ListName, ListFilter.Write(Filter), format, ct), () => OnGet(ct));
    }

    public string Link(string? after, string? handler = null) => "/whistles" + QueryString.Create(
    [
        KeyValuePair.Create("View", (string?)$"{Chosen}"), KeyValuePair.Create("Unit", Filter.Unit?.ToString()), KeyValuePair.Create("Figure", Filter.Figure?.ToString()),
        KeyValuePair.Create("From", Written(Filter.From)), KeyValuePair.Create("To", Written(Filter.To)), KeyValuePair.Create("FromUnit", Filter.FromUnit?.ToString()),
        KeyValuePair.Create("FromName", Filter.FromName), KeyValuePair.Create("After", after), KeyValuePair.Create("handler", handler),
    ]);

    private static string? Written(DateOnly? day) => day is { } set ? FiguresPage.Written(set) : null;
}
