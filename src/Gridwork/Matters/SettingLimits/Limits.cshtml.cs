using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.SettingLimits;

/// <summary>The limits of the clocks other than handling with the day from which each holds, and a new one.</summary>
[Authorize(Policy = Platform.Settings.Can.KeepSettings)]
internal sealed class LimitsPage(SiteSettings settings, SetLimit set, Words words) : PageModel
{
    [BindProperty]
    public SetLimit.Form Form { get; set; } = new();

    public IReadOnlyList<(ClockKind Clock, IReadOnlyList<Setting> Rows)> Standing { get; private set; } = [];

    public SetLimit.Preview? Look { get; private set; }

    public IReadOnlyList<Choice> Clocks => [.. LimitSettings.Settable.Select(kind => new Choice(kind.ToString(), words[$"clock.kind.{kind}"]))];

    public IReadOnlyList<Choice> Units =>
        [None, .. new[] { TermUnit.WorkingDays, TermUnit.WorkHours, TermUnit.CalendarDays, TermUnit.UrgentDays, TermUnit.UrgentHours, TermUnit.Minutes }.Select(u => new Choice(u.ToString(), words[$"clock.unit.{u}"]))];

    public IReadOnlyList<Choice> Ways => [None, .. Enum.GetValues<CountedBy>().Select(by => new Choice(by.ToString(), words[$"limits.by.{by}"]))];

    private Choice None => new("", words["limits.not-set"]);

    public async Task OnGet(CancellationToken ct) => await Load(ct);

    public async Task<IActionResult> OnPost(string? step, CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var refused = step is "save" ? await set.Save(Form, ct) : null;
        if (step is "save" && refused is null)
        {
            return this.Done(LimitSettings.Address, "limits.done", ("clock", words[$"clock.kind.{Form.Clock}"]), ("from", Form.From));
        }

        var look = await set.Look(Form, ct);
        (Look, Form.Shown) = (look.Value, look.Value?.Mark);
        ModelState.Remove("Form.Shown");
        return (refused ?? look.Problem) is { } problem ? this.Refuse(problem) : Page();
    }

    private async Task Load(CancellationToken ct)
    {
        var book = await settings.Book(ct);
        Standing = [.. LimitSettings.Settable.Select(kind => (kind, (IReadOnlyList<Setting>)[.. book.Standing(LimitSettings.KeyOf(kind)).Reverse()]))];
    }
}
