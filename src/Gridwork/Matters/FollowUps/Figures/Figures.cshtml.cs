using System.Globalization;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.FollowUps.Figures;

/// <summary>What reporters said of what was closed in a period, by unit. Every number opens what it counts.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class FollowUpFiguresPage(FollowUpFigures figures, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public FollowUpFigure? Figure { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    public IReadOnlyList<FollowUpFigures.Row> Rows { get; private set; } = [];

    /// <summary>Of one number; null where the figures themselves are shown.</summary>
    public IReadOnlyList<FollowUpFigures.Line>? Lines { get; private set; }

    public Guid? Next { get; private set; }

    public string Back => $"/follow-ups/figures?From={Written(First)}&To={Written(Last)}";

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var today = CivilTime.DayOf(clock.GetUtcNow());
        First = From ?? new DateOnly(today.Year, today.Month, 1);
        Last = To ?? new DateOnly(First.Year, First.Month, 1).AddMonths(1).AddDays(-1);
        var all = figures.Within(First, Last);
        if (Figure is { } figure)
        {
            var lines = await figures.Lines(FollowUpFigures.Counted(all, figure), Unit, After, ct);
            Next = lines.Count > FollowUpFigures.PageSize ? lines[FollowUpFigures.PageSize - 1].Id.Value : null;
            Lines = [.. lines.Take(FollowUpFigures.PageSize)];
        }
        else
        {
            Rows = await FollowUpFigures.ByUnit(all, ct);
        }

        return ModelState.IsValid ? Page() : this.Refuse();
    }

    public string List(string? unit, FollowUpFigure figure) => "/follow-ups/figures" + QueryString.Create(
    [
        KeyValuePair.Create("From", (string?)Written(First)), KeyValuePair.Create("To", (string?)Written(Last)), KeyValuePair.Create("Figure", (string?)$"{figure}"), KeyValuePair.Create("Unit", unit),
    ]);

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
