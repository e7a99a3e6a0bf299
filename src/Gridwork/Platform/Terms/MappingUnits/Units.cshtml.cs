using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Terms.MappingUnits;

/// <summary>As what the units printed in the table are counted, from which day, and a new rule for them.</summary>
[Authorize(Policy = Settings.Can.KeepSettings)]
internal sealed class UnitsPage(SiteSettings settings, MapUnits map, Words words, TimeProvider clock) : PageModel
{
    [BindProperty]
    public MapUnits.Form Form { get; set; } = new();

    public IReadOnlyList<Setting> Rows { get; private set; } = [];

    public IReadOnlyList<string> Printed { get; private set; } = [];

    /// <summary>What was printed, and how it would count; null before a look.</summary>
    public IReadOnlyList<(string Printed, TermUnit? Before, TermUnit Next)>? Look { get; private set; }

    public IReadOnlyList<Choice> Choices =>
        Choice.Of(words, TermUnit.WorkingDays, TermUnit.WorkHours, TermUnit.CalendarDays, TermUnit.UrgentDays, TermUnit.UrgentHours, TermUnit.Minutes);

    public async Task OnGet(CancellationToken ct)
    {
        var now = await Load(ct);
        Form.Units = [.. Printed.Select(p => now.Of(p))];
    }

    public async Task<IActionResult> OnPost(string? step, CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var refused = step is "save" ? await map.Save(Form, ct) : null;
        if (step is "save" && refused is null)
        {
            return this.Done("/settings/units", "mapping.done", ("from", Form.From));
        }

        var look = await map.Look(Form, ct);
        ModelState.Remove("Form.Shown");
        if (look.Ok)
        {
            Form.Shown = look.Value.Mark;
            Look = [.. look.Value.Next.Units.Select(u => (u.Key, look.Value.Before.Of(u.Key), u.Value))];
        }

        return (refused ?? look.Problem) is { } problem ? this.Refuse(problem) : Page();
    }

    private async Task<UnitMapping> Load(CancellationToken ct)
    {
        var book = await settings.Book(ct);
        var now = book.On<UnitMapping>(TimeSettings.Units, CivilTime.DayOf(clock.GetUtcNow()));
        (Rows, Printed) = ([.. book.Standing(TimeSettings.Units).Reverse()], [.. now.Units.Keys]);
        return now;
    }
}
