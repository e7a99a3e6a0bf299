using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.OpeningUnit;

[Authorize(Policy = Can.ManageAreas)]
internal sealed class OpenUnitPage(OpenUnit open, GridworkDb db, AreaBooks books, Caller caller, Words words, TimeProvider clock) : PageModel
{
    [BindProperty]
    public OpenUnit.Form Form { get; set; } = new();

    public IReadOnlyList<Choice> Kinds => Choice.Of<UnitKind>(words);

    public IReadOnlyList<Choice>? Places { get; private set; }

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        Form.From = CivilTime.DayOf(clock.GetUtcNow());
        await Load(ct);
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        var problem = ModelState.IsValid ? (await open.Run(Form, ct)).Problem : null;
        if (problem is null && ModelState.IsValid)
        {
            return this.Done("/units", "units.opened", ("name", Form.Name));
        }

        await Load(ct);
        return this.Refuse(problem, problem is NoSuchArea or AreaClosed ? "Form.Area" : problem is NoSuchUnit ? "Form.Parent" : problem is UnitNamedSo ? "Form.Name" : "");
    }

    private async Task Load(CancellationToken ct)
    {
        var scope = caller.Scope(Can.ManageAreas);
        var book = await books.Today(ct);
        (Places, Units) = (book.Places(scope), await db.UnitsToChoose(scope, book.Day, ct));
    }
}
