using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.ChangingUnit;

[Authorize(Policy = Can.ManageAreas)]
internal sealed class ChangeUnitPage(ChangeUnit change, GridworkDb db, Caller caller, TimeProvider clock) : PageModel
{
    [BindProperty]
    public ChangeUnit.Form Form { get; set; } = new();

    public string Name { get; private set; } = "";

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task<IActionResult> OnGet(UnitId id, CancellationToken ct)
    {
        if (await Load(id, ct) is not { } unit)
        {
            return NotFound();
        }

        (Form.Phone, Form.Parent) = (unit.Phone, unit.Parent?.Value);
        return Page();
    }

    public async Task<IActionResult> OnPost(UnitId id, CancellationToken ct)
    {
        if (await Load(id, ct) is null)
        {
            return NotFound();
        }

        var problem = ModelState.IsValid ? await change.Run(id, Form, ct) : null;
        return problem is null && ModelState.IsValid ? this.Done("/units", "units.changed", ("name", Name)) : this.Refuse(problem, problem is null ? "" : "Form.Parent");
    }

    private async Task<Unit?> Load(UnitId id, CancellationToken ct)
    {
        var scope = caller.Scope(Can.ManageAreas);
        var unit = await db.In<Unit>(scope).AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct);
        Units = await db.UnitsToChoose(scope, CivilTime.DayOf(clock.GetUtcNow()), ct);
        Name = unit?.Name ?? "";
        return unit;
    }
}
