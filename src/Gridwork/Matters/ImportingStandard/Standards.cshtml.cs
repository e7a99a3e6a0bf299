using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Tables;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.ImportingStandard;

/// <summary>The versions of the case standard, and a new table.</summary>
[Authorize(Policy = Platform.Settings.Can.KeepSettings)]
internal sealed class StandardsPage(GridworkDb db, CaseStandard shipped, ImportStandard import, SiteSettings settings, TimeProvider clock) : PageModel
{
    public sealed record Row(
        int Number, ClassKind Kind, TableState State, DateOnly ValidFrom, DateOnly? ValidTo, int Rows, int Good, string Source,
        string AddedByName, DateTimeOffset AddedAt, string? DecidedByName, DateTimeOffset? DecidedAt);

    [BindProperty]
    public ImportStandard.Form Form { get; set; } = new();

    [BindProperty(Name = "File")]
    public IFormFile? Table { get; set; }

    public CaseStandard Shipped => shipped;

    /// <summary>No person of the site has confirmed what is shipped.</summary>
    public bool ShippedWaits { get; private set; }

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
        var look = await import.Look(Form, file, ct);
        if (!look.Ok)
        {
            return this.Refuse(look.Problem, look.Problem is TableBackdated ? "Form.From" : "");
        }

        var number = await import.Store(look.Value, Form.Source!.Trim(), Path.GetFileName(table.FileName), ct);
        return this.Done($"/settings/case-standard/{number}", "table.waits", ("number", number));
    }

    private async Task Load(CancellationToken ct)
    {
        ShippedWaits = ShippedStandard.Waits(await settings.Book(ct), shipped, CivilTime.DayOf(clock.GetUtcNow()));
        // Everywhere: the case standard is the site's.
        Versions = await db.Everywhere<StandardVersion>().AsNoTracking().OrderByDescending(v => v.Number)
            .Select(v => new Row(v.Number, v.Kind, v.State, v.ValidFrom, v.ValidTo, v.Rows, v.Good, v.Source, v.AddedByName, v.AddedAt, v.DecidedByName, v.DecidedAt)).ToListAsync(ct);
    }
}
