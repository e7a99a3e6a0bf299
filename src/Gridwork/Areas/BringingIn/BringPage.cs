using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Tables;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.BringingIn;

/// <summary>A table is brought, looked at row by row, and taken whole or not at all. What was looked at comes back with the taking.</summary>
[RequestSizeLimit(Most), RequestFormLimits(MultipartBodyLengthLimit = Most, ValueLengthLimit = MostHeld)]
internal abstract class BringPage(Words words) : PageModel
{
    protected Words Words => words;

    private const int Most = 64 << 20;

    private const int MostHeld = (BroughtFile.MostBytes / 3 * 4) + 1024;

    private const int MostShown = 500;

    /// <summary>The file that was looked at.</summary>
    [BindProperty, StringLength(MostHeld)]
    public string? Held { get; set; }

    [BindProperty(Name = "File")]
    public IFormFile? Brought { get; set; }

    public IReadOnlyList<BroughtLine>? Lines { get; private set; }

    /// <summary>What cannot be taken comes first, so that it is always among those shown.</summary>
    public IEnumerable<BroughtLine> Shown => Lines!.OrderBy(l => l.Outcome is not LineOutcome.Refused).ThenBy(l => l.Row).Take(MostShown);

    public int More => Math.Max(0, Lines!.Count - MostShown);

    public bool MayTake => Lines is not null && Count(LineOutcome.Refused) == 0 && Count(LineOutcome.New) + Count(LineOutcome.Changed) > 0;

    /// <summary>Beginning of the keys of its words, and the name of its template.</summary>
    public abstract string Kind { get; }

    public abstract string Address { get; }

    public abstract string Back { get; }

    public abstract SheetColumns Columns { get; }

    public int Count(LineOutcome outcome) => Lines!.Count(l => l.Outcome == outcome);

    public async Task<IActionResult> OnGetTemplate(SheetFormat format, CancellationToken ct)
    {
        var to = new MemoryStream();
        await using (await SheetWriting.Begin(format, to, [.. Columns.All.Select(c => words.Language == WordBook.English ? c.Key : c.Names[0])], ct))
        {
        }

        var type = format is SheetFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return File(to.ToArray(), type, $"{words[$"{Kind}.template"]}.{(format is SheetFormat.Csv ? "csv" : "xlsx")}");
    }

    public async Task<IActionResult> OnPost(string? step, CancellationToken ct)
    {
        var file = await Bytes(ct);
        if (!file.Ok)
        {
            return this.Refuse(file.Problem);
        }

        // A file that was chosen just now was not looked at yet, whichever button was pressed.
        Problem? refused = null;
        if (step is "save" && Brought is not { Length: > 0 })
        {
            var (taken, problem) = await Take(file.Value, ct);
            if (taken is not null)
            {
                return taken;
            }

            refused = problem;
        }

        var look = await Look(file.Value, ct);
        Lines = look.Value;
        ModelState.Remove(nameof(Held));
        Held = look.Ok ? Convert.ToBase64String(file.Value) : null;
        return (refused ?? look.Problem) is { } why ? this.Refuse(why) : Page();
    }

    protected abstract Task<Result<IReadOnlyList<BroughtLine>>> Look(byte[] file, CancellationToken ct);

    /// <summary>The answer, or why not.</summary>
    protected abstract Task<(IActionResult? Done, Problem? Refused)> Take(byte[] file, CancellationToken ct);

    private async Task<Result<byte[]>> Bytes(CancellationToken ct)
    {
        if (Brought is { Length: > BroughtFile.MostBytes })
        {
            return new BroughtTooLarge(BroughtFile.MostBytes >> 20);
        }

        if (Brought is { Length: > 0 } file)
        {
            var bytes = new MemoryStream();
            await file.CopyToAsync(bytes, ct);
            return bytes.ToArray();
        }

        var held = new byte[(Held?.Length ?? 0) + 3];
        return Held is { Length: > 0 } && ModelState.IsValid && Convert.TryFromBase64String(Held, held, out var length) ? held[..length] : new TableNoFile();
    }
}
