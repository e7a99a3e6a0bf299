using Gridwork.Kernel;
using Gridwork.Platform.ListsOut;
using Gridwork.Platform.Sheets;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Trail;

/// <summary>The trail as a file: for reading and counting. What proves that it holds is <c>trail verify</c>, not this.</summary>
internal sealed class TrailOut(TrailReading trail) : IListOut
{
    public const string ListName = "trail";

    public string Name => ListName;

    public string Permission => Can.ReadTrail;

    public IReadOnlyList<string> Heads => ["trail.at", "trail.who", "trail.what", "lists-out.act", "trail.subject", "lists-out.area", "trail.detail", "trail.block"];

    public Task<int> Count(string filter, CancellationToken ct) => trail.All(ListFilter.Read<TrailFilter>(filter)).CountAsync(ct);

    public async Task<ListPage> Page(string filter, string? after, int size, Words words, CancellationToken ct)
    {
        var narrowed = ListFilter.Read<TrailFilter>(filter);
        narrowed.After = after;
        return ListPage.Of(await trail.Lines(narrowed, size, ct), size, TrailMark.Of, line => Cells(line, words));
    }

    private static IReadOnlyList<Cell> Cells(TrailLine line, Words words) =>
    [
        Cell.Of(line.At), By(line, words), words.Has($"trail.act.{line.Act}") ? words[$"trail.act.{line.Act}"] : line.Act, line.Act, line.Subject, line.Area?.Value,
        Mask.Text(line.Detail), line.Block is { } block ? Cell.Of(block) : words["trail.waiting"],
    ];

    private static string By(TrailLine line, Words words) =>
        line.By == new PersonId(Guid.Empty) && words.Has($"trail.by.{line.ByName}") ? words[$"trail.by.{line.ByName}"] : line.ByName;
}
