using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Tables;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.OldLedgers;

/// <summary>The ledgers that I brought, and a new one.</summary>
[Authorize(Policy = Can.BringLedgers)]
[RequestSizeLimit(SheetLimits.MostBytes + Room), RequestFormLimits(MultipartBodyLengthLimit = SheetLimits.MostBytes + Room)]
internal sealed class LedgersPage(GridworkDb db, BringLedger bring, Caller caller) : PageModel
{
    private const long Room = 1 << 20;

    private const int Most = 50;

    [BindProperty]
    public BringLedger.Form Form { get; set; } = new();

    [BindProperty(Name = "File")]
    public IFormFile? Brought { get; set; }

    public IReadOnlyList<OldLedger> Rows { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        Problem? refused = null;
        if (ModelState.IsValid && Brought is { Length: > 0 } file)
        {
            await using var content = file.OpenReadStream();
            var made = await bring.Run(Form, content, Path.GetFileName(file.FileName), ct);
            if (made.Ok)
            {
                return Redirect($"/ledgers/{made.Value.Value}");
            }

            refused = made.Problem;
        }

        await Load(ct);
        return this.Refuse(refused ?? (ModelState.IsValid ? new TableNoFile() : null));
    }

    // Everywhere: their own.
    private async Task Load(CancellationToken ct) => Rows = await db.Everywhere<OldLedger>().AsNoTracking().Where(l => l.By == caller.Id).OrderByDescending(l => l.Id).Take(Most).ToListAsync(ct);
}
