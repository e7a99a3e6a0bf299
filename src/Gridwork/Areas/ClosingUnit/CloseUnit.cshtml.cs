using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.ClosingUnit;

[Authorize(Policy = Can.ManageAreas)]
internal sealed class CloseUnitPage(CloseUnit close, GridworkDb db, Caller caller) : PageModel
{
    [BindProperty]
    public CloseUnit.Form Form { get; set; } = new();

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGet(UnitId id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(UnitId id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        var problem = ModelState.IsValid ? await close.Run(id, Form, ct) : null;
        return problem is null && ModelState.IsValid
            ? this.Done("/units", "units.closed", ("name", Name), ("last", Form.LastDay))
            : this.Refuse(problem, problem is StillServed or EndsBeforeItBegins ? "Form.LastDay" : "");
    }

    private async Task<bool> Load(UnitId id, CancellationToken ct) =>
        (Name = await db.In<Unit>(caller.Scope(Can.ManageAreas)).Where(u => u.Id == id).Select(u => u.Name).SingleOrDefaultAsync(ct) ?? "").Length > 0;
}
