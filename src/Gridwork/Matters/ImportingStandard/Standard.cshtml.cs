using System.Globalization;
using System.Text;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.ImportingStandard;

/// <summary>One version: what it would change or changed, what was not understood, and the decision on it.</summary>
[Authorize(Policy = Platform.Settings.Can.KeepSettings)]
internal sealed class StandardPage(GridworkDb db, ImportStandard import, DecideStandard decide, Words words, TimeProvider clock) : PageModel
{
    private const int BadAtOnce = 50;

    private const int MostDiffers = 200;

    [BindProperty]
    public DecideStandard.Form Form { get; set; } = new();

    /// <summary>The page of the rows not understood.</summary>
    [BindProperty(SupportsGet = true, Name = "at")]
    public int At { get; set; } = 1;

    public StandardVersion Shown { get; private set; } = null!;

    public StandardLook Look { get; private set; } = null!;

    public int Pages => (Look.Bad.Count + BadAtOnce - 1) / BadAtOnce;

    public IEnumerable<BadRow> BadShown => Look.Bad.Skip((At - 1) * BadAtOnce).Take(BadAtOnce);

    public IReadOnlyList<(string What, ClassedCondition Condition, string Limit)> Differs => [.. AllDiffers().Take(MostDiffers)];

    public int DiffersMore => AllDiffers().Count() - Differs.Count;

    public static string Line(BadRow row) => CsvLine.Of(row.Cells);

    public async Task<IActionResult> OnGet(int number, CancellationToken ct)
    {
        if (!await Load(number, ct))
        {
            return NotFound();
        }

        var today = CivilTime.DayOf(clock.GetUtcNow());
        (Form.Version, Form.From) = (Shown.Version, Shown.ValidFrom < today ? today : Shown.ValidFrom);
        return Page();
    }

    public async Task<IActionResult> OnGetBad(int number, CancellationToken ct)
    {
        if (!await Load(number, ct))
        {
            return NotFound();
        }

        var lines = Look.Bad.Select(b => CsvLine.Safe([b.Row.ToString(CultureInfo.InvariantCulture), b.Why(words), .. b.Cells]))
            .Prepend(CsvLine.Safe([words["standard.row"], words["standard.why"], .. StandardColumns.All.All.Select(c => c.Key)]));
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")], "text/csv; charset=utf-8", $"case-standard-{number}-not-understood.csv");
    }

    public async Task<IActionResult> OnPost(int number, string? step, CancellationToken ct)
    {
        var refused = step is "discard" ? await decide.Discard(number, Form.Version, ct)
            : ModelState.IsValid ? await decide.Take(number, Form, ct)
            : null;
        if (refused is null && (step is "discard" || ModelState.IsValid))
        {
            return this.Done($"/settings/case-standard/{number}", step is "discard" ? "standard.done-discard" : "standard.done-take", ("from", Form.From));
        }

        db.ChangeTracker.Clear();
        if (refused is Problem.Missing || !await Load(number, ct))
        {
            return NotFound();
        }

        ModelState.Remove("Form.Version");
        Form.Version = Shown.Version;
        return this.Refuse(refused, refused is StandardBackdated or StandardSameDay ? "Form.From" : "");
    }

    private IEnumerable<(string What, ClassedCondition Condition, string Limit)> AllDiffers() =>
    [
        .. Look.Difference.Changed.Select(c => ("standard.changed-row", c.After, c.Before.Condition.Limit == c.After.Condition.Limit ? c.After.Condition.Limit : $"{c.Before.Condition.Limit} → {c.After.Condition.Limit}")),
        .. Look.Difference.Added.Select(c => ("standard.added-row", c, c.Condition.Limit)),
        .. Look.Difference.Removed.Select(c => ("standard.removed-row", c, c.Condition.Limit)),
    ];

    private async Task<bool> Load(int number, CancellationToken ct)
    {
        // Everywhere: the case standard is the site's.
        if (await db.Everywhere<StandardVersion>().AsNoTracking().SingleOrDefaultAsync(v => v.Number == number, ct) is not { } found)
        {
            return false;
        }

        (Shown, Look) = (found, await import.Look(found, ct));
        At = Math.Clamp(At, 1, Math.Max(1, Pages));
        return true;
    }
}
