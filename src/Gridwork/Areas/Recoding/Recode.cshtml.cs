using Gridwork.Areas.BringingIn;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Sheets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Areas.Recoding;

[Authorize(Policy = Can.ManageAreas)]
internal sealed class RecodePage(Recode recode, Words words) : BringPage(words)
{
    public override string Kind => "recode";

    public override string Address => "/areas/recode";

    public override string Back => "/areas";

    public override SheetColumns Columns => OfficeColumns.Codes;

    protected override async Task<Result<IReadOnlyList<BroughtLine>>> Look(byte[] file, CancellationToken ct)
    {
        var look = await recode.Look(file, ct);
        return look.Ok ? look.Value.Select(l => l.Moves is { } moves ? l.Row with { What = $"{l.Row.What}{Counted(moves)}" } : l.Row).ToArray() : look.Problem;
    }

    protected override async Task<(IActionResult? Done, Problem? Refused)> Take(byte[] file, CancellationToken ct)
    {
        var taken = await recode.Run(file, ct);
        return taken.Ok ? (this.Done(Back, "recode.done", ("count", taken.Value)), null) : (null, taken.Problem);
    }

    private string Counted(RecodeCount moves) =>
        Words["recode.moves", ("grids", moves.Grids), ("units", moves.Units), ("posts", moves.Posts), ("drawn", moves.Boundaries), ("open", moves.Open)];
}
