using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.OpeningGrid;

[Authorize(Policy = Can.ManageAreas)]
internal sealed class OpenGridPage(OpenGrid open, AreaBooks books, Caller caller, Words words, TimeProvider clock) : PageModel
{
    [BindProperty]
    public OpenGrid.Form Form { get; set; } = new();

    public IReadOnlyList<Choice> Kinds => Choice.Of<GridKind>(words);

    public IReadOnlyList<Choice>? Villages { get; private set; }

    public async Task OnGet(CancellationToken ct)
    {
        Form.From = CivilTime.DayOf(clock.GetUtcNow());
        await Load(ct);
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var made = ModelState.IsValid ? await Open(ct) : default;
        if (ModelState.IsValid && made.Ok)
        {
            return this.Done("/grids", "grids.opened", ("name", Form.Name), ("code", made.Value.Value));
        }

        await Load(ct);
        return this.Refuse(made.Problem, made.Problem is null ? "" : "Form.Village");
    }

    private async Task<Result<AreaCode>> Open(CancellationToken ct) =>
        AreaCode.TryParse(Form.Village, out var village) ? await open.Run(village, Form, ct) : new NoSuchArea();

    private async Task Load(CancellationToken ct) => Villages = (await books.Today(ct)).Places(caller.Scope(Can.ManageAreas), AreaKind.Village);
}
