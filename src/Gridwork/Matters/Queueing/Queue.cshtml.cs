using Gridwork.Areas;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.Sheets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Queueing;

[Authorize(Policy = Can.ReadMatters)]
internal sealed class QueuePage(
    MatterQueue queue, Caller caller, AreaBooks books, UnitBooks units, SiteStandard siteStandard, AskForList ask, Words words, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public QueueFilter Filter { get; set; } = new();

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public AreaBook Book { get; private set; } = null!;

    public IReadOnlyList<(QueueView View, string Number)> Views { get; private set; } = [];

    public IReadOnlyList<Choice> Villages { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public IReadOnlyList<Choice> Classes { get; private set; } = [];

    /// <summary>Bands in the order of the list: overdue, today, later, no clock.</summary>
    public IReadOnlyList<IGrouping<string, MatterQueue.Row>> Bands { get; private set; } = [];

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var scope = caller.Scope(Can.ReadMatters);
        Book = await books.Today(ct);
        Villages = PlaceChoices.Villages(Book, scope);
        Units = PlaceChoices.Units(await units.Today(ct), scope);
        Classes = [.. (await siteStandard.Today(ct)).Majors.SelectMany(major => major.Minors).Select(minor => new Choice(minor.Code, $"{minor.Code} {minor.Name}"))];
        Views = await queue.Numbers(ct);
        var rows = await queue.Rows(Filter, Book, ct);
        Next = rows.Count > MatterQueue.PageSize ? MatterQueue.Mark(rows[MatterQueue.PageSize - 1]) : null;
        Bands = [.. rows.Take(MatterQueue.PageSize).GroupBy(Band, StringComparer.Ordinal)];
        return ModelState.IsValid ? Page() : this.Refuse();
    }

    public async Task<IActionResult> OnPostTakeOut(SheetFormat format, CancellationToken ct)
    {
        Filter.After = null;
        return await this.TakeOut(() => ask.Run(MattersOut.ListName, ListFilter.Write(Filter), format, ct), () => OnGet(ct));
    }

    public Clock ClockOf(MatterQueue.Row row) => !row.State.IsOpen ? Clock.Ended : row.NextDue == Matter.Never ? Clock.None : Clock.Of(row.NextDue, Now);

    /// <summary>The address of this list with one thing changed; where it begins is forgotten.</summary>
    public string Link(string name, string? value)
    {
        var query = Given.Where(q => !q.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
            .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString()))
            .Append(KeyValuePair.Create(name, value)).Where(q => q.Value is not null);
        return $"/matters{QueryString.Create(query)}";
    }

    public bool Narrowed => Given.Any(q => !q.Key.Equals(nameof(QueueFilter.View), StringComparison.OrdinalIgnoreCase));

    private IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> Given =>
        Request.Query.Where(q => !q.Key.Equals(nameof(QueueFilter.After), StringComparison.OrdinalIgnoreCase) && !q.Key.Equals("handler", StringComparison.Ordinal) && q.Value.ToString().Length > 0);

    public IEnumerable<Choice> States => Choice.Of<MatterState>(words);

    private string Band(MatterQueue.Row row) =>
        Filter.View is QueueView.Closed ? "queue.band-closed"
        : row.NextDue == Matter.Never ? "queue.band-none"
        : row.NextDue <= Now ? "queue.band-over"
        : row.NextDue <= CivilTime.EndOf(CivilTime.DayOf(Now)) ? "queue.band-today"
        : "queue.band-later";
}
