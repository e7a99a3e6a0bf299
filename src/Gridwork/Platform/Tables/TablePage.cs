using System.Globalization;
using System.Text;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Tables;

/// <summary>What the parts shared by the pages of versions show.</summary>
internal interface ITablePage
{
    TableVersion Of { get; }

    DecideTable.Form Form { get; }

    /// <summary>The page of all versions.</summary>
    string Address { get; }

    int At { get; }

    int Pages { get; }

    IReadOnlyList<BadRow> Bad { get; }

    IEnumerable<BadRow> BadShown { get; }
}

/// <summary>One version of an imported table: what it would change or changed, what was not understood, and the decision on it.</summary>
internal abstract class TablePage<T>(GridworkDb db, Words words, TimeProvider clock) : PageModel, ITablePage
    where T : TableVersion
{
    private const int BadAtOnce = 50;

    [BindProperty]
    public DecideTable.Form Form { get; set; } = new();

    /// <summary>The page of the rows not understood.</summary>
    [BindProperty(SupportsGet = true, Name = "at")]
    public int At { get; set; } = 1;

    public T Shown { get; private set; } = null!;

    public TableVersion Of => Shown;

    public IReadOnlyList<BadRow> Bad { get; private set; } = [];

    public abstract string Address { get; }

    public int Pages => (Bad.Count + BadAtOnce - 1) / BadAtOnce;

    public IEnumerable<BadRow> BadShown => Bad.Skip((At - 1) * BadAtOnce).Take(BadAtOnce);

    protected abstract SheetColumns Columns { get; }

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

        var lines = Bad.Select(b => CsvLine.Safe([b.Row.ToString(CultureInfo.InvariantCulture), b.Why(words), .. b.Cells]))
            .Prepend(CsvLine.Safe([words["table.row"], words["table.why"], .. Columns.All.Select(c => c.Key)]));
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n", lines) + "\r\n")], "text/csv; charset=utf-8", $"{Address[(Address.LastIndexOf('/') + 1)..]}-{number}-not-understood.csv");
    }

    public async Task<IActionResult> OnPost(int number, string? step, CancellationToken ct)
    {
        var refused = step is "discard" ? await Discard(number, Form.Version, ct)
            : ModelState.IsValid ? await Take(number, Form, ct)
            : null;
        if (refused is null && (step is "discard" || ModelState.IsValid))
        {
            return this.Done($"{Address}/{number}", step is "discard" ? "table.done-discard" : "table.done-take", ("from", Form.From));
        }

        db.ChangeTracker.Clear();
        if (refused is Problem.Missing || !await Load(number, ct))
        {
            return NotFound();
        }

        ModelState.Remove("Form.Version");
        Form.Version = Shown.Version;
        return this.Refuse(refused, refused is TableBackdated or TableSameDay ? "Form.From" : "");
    }

    /// <summary>What else the page shows of the version.</summary>
    protected abstract Task Read(T version, CancellationToken ct);

    protected abstract Task<Problem?> Take(int number, DecideTable.Form form, CancellationToken ct);

    protected abstract Task<Problem?> Discard(int number, int seen, CancellationToken ct);

    private async Task<bool> Load(int number, CancellationToken ct)
    {
        // Everywhere: an imported table is the site's.
        if (await db.Everywhere<T>().AsNoTracking().SingleOrDefaultAsync(v => v.Number == number, ct) is not { } found)
        {
            return false;
        }

        (Shown, Bad) = (found, found.Bad());
        At = Math.Clamp(At, 1, Math.Max(1, Pages));
        await Read(found, ct);
        return true;
    }
}
