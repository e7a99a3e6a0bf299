using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Queueing;

/// <summary>The queue as a file. A title may hold what a reporter wrote of themselves or others: it is masked but for those who may open their contact.</summary>
internal sealed class MattersOut(MatterQueue queue, Caller caller, AreaBooks books) : IListOut
{
    public const string ListName = "matters";

    private sealed record Row(
        MatterId Id, string Number, string Title, DateTimeOffset NextDue, MatterState State, AreaCode Area, UnitId? Unit, string? UnitName, string? Class, string? ClassName,
        Channel Channel, DateTimeOffset ReportedAt, PersonId? Handler, int Whistles);

    public string Name => ListName;

    public string Permission => Can.ReadMatters;

    public IReadOnlyList<string> Heads =>
        ["queue.number", "queue.matter", "queue.class", "lists-out.class-name", "queue.place", "queue.unit", "queue.state", "queue.source", "lists-out.reported", "lists-out.due"];

    public async Task<int> Count(string filter, CancellationToken ct) => await queue.All(ListFilter.Read<QueueFilter>(filter), await books.Today(ct)).CountAsync(ct);

    public async Task<ListPage> Page(string filter, string? after, int size, Words words, CancellationToken ct)
    {
        var narrowed = ListFilter.Read<QueueFilter>(filter);
        narrowed.After = after;
        var book = await books.Today(ct);
        var rows = await queue.All(narrowed, book).Take(size + 1).Select(m => new Row(
            m.Id, m.Number, m.Title, m.NextDue, m.State, m.Area, m.Unit, m.UnitName, m.Filing!.Class, m.Filing.ClassName, m.Channel, m.ReportedAt, m.Handler, m.Whistles)).ToListAsync(ct);
        return ListPage.Of(rows, size, r => QueueMark.Write(r.NextDue, r.Id.Value), row => Cells(row, book, words));
    }

    private IReadOnlyList<Cell> Cells(Row row, AreaBook book, Words words) =>
    [
        row.Number, Reveals(row) ? row.Title : Mask.Text(row.Title), row.Class, row.ClassName, book.Name(row.Area), row.UnitName ?? words["queue.no-unit"],
        words.Of(row.State), words.Of(row.Channel), Cell.Of(row.ReportedAt), Cell.Of(row.NextDue == Matter.Never ? null : row.NextDue),
    ];

    // As with the contact itself: never of what one handles.
    private bool Reveals(Row row) => caller.May(Can.RevealReporters) && caller.Scope(Can.RevealReporters).Holds(row.Area, row.Id.Value) && row.Handler != caller.Id
        && (caller.Units.Count == 0 || (row.Whistles == 0 && (row.Unit is not { } unit || !caller.Units.Contains(unit.Value))));
}
