using Gridwork.Kernel.Calendar;
using Gridwork.Matters.DutyLists;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Tables;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.ImportingDuties;

/// <summary>The versions of the duty list, and a new table.</summary>
[Authorize(Policy = Platform.Settings.Can.KeepSettings)]
internal sealed class DutyListsPage(GridworkDb db, ImportDuties import, TimeProvider clock) : PageModel
{
    public sealed record Row(
        int Number, TableState State, DateOnly ValidFrom, DateOnly? ValidTo, int Rows, int Good, string Source,
        string AddedByName, DateTimeOffset AddedAt, string? DecidedByName, DateTimeOffset? DecidedAt);

    [BindProperty]
    public ImportDuties.Form Form { get; set; } = new();

    [BindProperty(Name = "File")]
    public IFormFile? Table { get; set; }

    public IReadOnlyList<Row> Versions { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        Form.From = CivilTime.DayOf(clock.GetUtcNow());
        await Load(ct);
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        if (Table is not { } table)
        {
            return this.Refuse(new TableNoFile());
        }

        await using var file = table.OpenReadStream();
        var look = await import.Look(Form.From!.Value, file, ct);
        if (!look.Ok)
        {
            return this.Refuse(look.Problem, look.Problem is TableBackdated ? "Form.From" : "");
        }

        var number = await import.Store(look.Value, Form.Source!.Trim(), Path.GetFileName(table.FileName), ct);
        return this.Done($"/settings/duty-lists/{number}", "table.waits", ("number", number));
    }

    // Everywhere: the duty list is the site's.
    private async Task Load(CancellationToken ct) => Versions = await db.Everywhere<DutyListVersion>().AsNoTracking().OrderByDescending(v => v.Number)
        .Select(v => new Row(v.Number, v.State, v.ValidFrom, v.ValidTo, v.Rows, v.Good, v.Source, v.AddedByName, v.AddedAt, v.DecidedByName, v.DecidedAt)).ToListAsync(ct);
}
