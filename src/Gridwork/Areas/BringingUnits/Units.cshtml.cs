using Gridwork.Areas.BringingIn;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Sheets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Areas.BringingUnits;

[Authorize(Policy = Can.ManageAreas)]
internal sealed class BringUnitsPage(BringUnits bring, Words words) : BringPage(words)
{
    public override string Kind => "brought-units";

    public override string Address => "/units/sheet";

    public override string Back => "/units";

    public override SheetColumns Columns => OfficeColumns.Units;

    protected override Task<Result<IReadOnlyList<BroughtLine>>> Look(byte[] file, CancellationToken ct) => bring.Look(file, ct);

    protected override async Task<(IActionResult? Done, Problem? Refused)> Take(byte[] file, CancellationToken ct)
    {
        var taken = await bring.Run(file, ct);
        return taken.Ok ? (this.Done(Back, "brought-units.done", ("count", taken.Value)), null) : (null, taken.Problem);
    }
}
