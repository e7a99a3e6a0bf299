using System.Globalization;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Whistles.Figures;

/// <summary>How whistles went in a period, by unit and by who called. Every number opens the list that it counts.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class FiguresPage(LegFigures figures, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DateOnly? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public DateOnly? To { get; set; }

    public DateOnly First { get; private set; }

    public DateOnly Last { get; private set; }

    public (int All, int Whistled) Matters { get; private set; }

    public IReadOnlyList<(string Head, string Who, IReadOnlyList<LegFigures.Row> Rows)> Tables { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        if (!figures.Shown)
        {
            return Forbid();
        }

        var today = CivilTime.DayOf(clock.GetUtcNow());
        First = From ?? new DateOnly(today.Year, today.Month, 1);
        Last = To ?? new DateOnly(First.Year, First.Month, 1).AddMonths(1).AddDays(-1);
        var legs = figures.Within(First, Last);
        Tables = [("by-unit", "Unit", await figures.ByUnit(legs, ct)), ("by-caller", "FromUnit", await LegFigures.ByCaller(legs, ct))];
        Matters = await figures.Matters(First, Last, ct);
        return ModelState.IsValid ? Page() : this.Refuse();
    }

    public string List(string who, LegFigures.Row row, LegFigure figure) => "/whistles" + QueryString.Create(
    [
        KeyValuePair.Create("Figure", (string?)$"{figure}"), KeyValuePair.Create("From", (string?)Written(First)), KeyValuePair.Create("To", (string?)Written(Last)),
        KeyValuePair.Create(who, row.Unit?.Value.ToString()), KeyValuePair.Create("FromName", who == "FromUnit" ? row.Name : null),
    ]);

    public string Month(int later)
    {
        var month = new DateOnly(First.Year, First.Month, 1).AddMonths(later);
        return $"/whistles/figures?From={Written(month)}&To={Written(month.AddMonths(1).AddDays(-1))}";
    }

    public static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
