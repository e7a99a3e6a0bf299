using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Terms.SettingHours;

/// <summary>The office hours with the day from which each holds, and new ones.</summary>
[Authorize(Policy = Settings.Can.KeepSettings)]
internal sealed class HoursPage(SiteSettings settings, SetHours set, TimeProvider clock) : PageModel
{
    [BindProperty]
    public SetHours.Form Form { get; set; } = new();

    public IReadOnlyList<Setting> Rows { get; private set; } = [];

    public TimePreview? Look { get; private set; }

    /// <summary>From each of these days on other hours hold than before, within the next two years.</summary>
    public IReadOnlyList<(DateOnly From, IReadOnlyList<OfficeInterval> Intervals)> Ahead { get; private set; } = [];

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
            return this.Done("/settings/hours", "hours.done", ("from", Form.From));
        }

        var look = await set.Look(Form, ct);
        (Look, Form.Shown) = (look.Value, look.Value?.Mark);
        ModelState.Remove("Form.Shown");
        Ahead = Look is null ? [] : [.. Changes(Look.Next.Hours)];
        return (refused ?? look.Problem) is { } problem ? this.Refuse(problem) : Page();
    }

    private async Task Load(CancellationToken ct) => Rows = [.. (await settings.Book(ct)).Standing(TimeSettings.Hours).Reverse()];

    private IEnumerable<(DateOnly From, IReadOnlyList<OfficeInterval> Intervals)> Changes(OfficeHours hours)
    {
        var (today, first) = (CivilTime.DayOf(clock.GetUtcNow()), Form.From!.Value);
        IReadOnlyList<OfficeInterval>? last = null;
        for (var day = first < today ? first : today; day <= today.AddYears(2); day = day.AddDays(1))
        {
            var now = hours.On(day);
            if (last is null || !last.SequenceEqual(now))
            {
                yield return (day, now);
            }

            last = now;
        }
    }
}
