using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles.Listing;

/// <summary>The list of whistles as a file, what a figure counts among it. Numbers of persons in a title are always masked: whoever is called never sees them.</summary>
internal sealed class WhistlesOut(LegQueue queue, AreaBooks books) : IListOut
{
    public const string ListName = "whistles";

    public string Name => ListName;

    public string Permission => Can.ReadMatters;

    public IReadOnlyList<string> Heads => ["queue.number", "queue.matter", "leg.unit", "leg.state", "leg.kind", "queue.place", "lists-out.called-by", "lists-out.called", "lists-out.due"];

    public Task<int> Count(string filter, CancellationToken ct) => queue.All(ListFilter.Read<LegFilter>(filter)).CountAsync(ct);

    public async Task<ListPage> Page(string filter, string? after, int size, Words words, CancellationToken ct)
    {
        var narrowed = ListFilter.Read<LegFilter>(filter);
        narrowed.After = after;
        var book = await books.Today(ct);
        return ListPage.Of(await queue.Rows(narrowed, size, ct), size, LegQueue.Mark, row =>
        [
            row.Number, Mask.Text(row.Title), row.UnitName, words.Of(row.State), words.Of(row.Kind), book.Name(row.Area), row.FromName,
            Cell.Of(row.CalledAt), Cell.Of(row.NextDue == Matter.Never ? null : row.NextDue),
        ]);
    }
}
