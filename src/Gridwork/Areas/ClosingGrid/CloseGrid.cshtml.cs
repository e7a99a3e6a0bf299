using Gridwork.Kernel;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.ClosingGrid;

[Authorize(Policy = Can.ManageAreas)]
internal sealed class CloseGridPage(CloseGrid close, AreaBooks books, Caller caller) : PageModel
{
    [BindProperty]
    public CloseGrid.Form Form { get; set; } = new();

    public string Name { get; private set; } = "";

    public async Task<IActionResult> OnGet(string code, CancellationToken ct) => await Load(code, ct) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPost(string code, CancellationToken ct)
    {
        if (await Load(code, ct) is not { } grid)
        {
            return NotFound();
        }

        var problem = ModelState.IsValid ? await close.Run(grid, Form, ct) : null;
        return problem is null && ModelState.IsValid
            ? this.Done("/grids", "grids.closed", ("name", Name), ("last", Form.LastDay))
            : this.Refuse(problem, problem is StillServed or EndsBeforeItBegins ? "Form.LastDay" : "");
    }

    private async Task<AreaCode?> Load(string code, CancellationToken ct)
    {
        var book = await books.Today(ct);
        if (!AreaCode.TryParse(code, out var grid) || !caller.Scope(Can.ManageAreas).Contains(grid) || book.Find(grid)?.GridKind is null)
        {
            return null;
        }

        Name = book.Name(grid);
        return grid;
    }
}
