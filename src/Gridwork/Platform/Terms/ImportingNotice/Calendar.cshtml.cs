using System.Text;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Terms.ImportingNotice;

/// <summary>The years the site counts by, and a new one's notice.</summary>
[Authorize(Policy = Settings.Can.KeepSettings)]
internal sealed class CalendarPage(SiteSettings settings, ImportNotice import, TimeProvider clock) : PageModel
{
    private const int Longest = 100_000;

    [BindProperty]
    public ImportNotice.Form Form { get; set; } = new();

    [BindProperty(Name = "File")]
    public IFormFile? Table { get; set; }

    public IReadOnlyList<Setting> Years { get; private set; } = [];

    public NoticeLook? Look { get; private set; }

    /// <summary>The year whose notice is due and not here; null when none is.</summary>
    public int? Due { get; private set; }

    public async Task OnGet(CancellationToken ct) => await Load(ct);

    public async Task<IActionResult> OnPost(string? step, CancellationToken ct)
    {
        await Load(ct);
        await TakeFile(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var refused = step is "save" ? await import.Save(Form, ct) : null;
        if (step is "save" && refused is null)
        {
            return this.Done("/settings/calendar", "calendar.done", ("year", Form.Year));
        }

        var look = await import.Look(Form, ct);
        (Look, Form.Shown) = (look.Value, look.Value?.Time.Mark);
        ModelState.Remove("Form.Shown");
        return (refused ?? look.Problem ?? import.Refusal(look.Value!)) is { } problem ? this.Refuse(problem) : Page();
    }

    private async Task Load(CancellationToken ct)
    {
        var (book, today) = (await settings.Book(ct), CivilTime.DayOf(clock.GetUtcNow()));
        Years = [.. book.Rows.Where(r => r.Key.StartsWith(TimeSettings.Calendar, StringComparison.Ordinal)).GroupBy(r => r.Key, StringComparer.Ordinal).Select(y => y.Last()).OrderByDescending(TimeSettings.YearOf)];
        Due = today.Month >= 11 && TimeSettings.YearOf(Years[0]) <= today.Year ? today.Year + 1 : null;
    }

    // What was in the file stands in the field from then on, so that the save sends what was looked at.
    private async Task TakeFile(CancellationToken ct)
    {
        if (Table is not { Length: > 0 and <= Longest } file)
        {
            return;
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        Form.Text = (await reader.ReadToEndAsync(ct)).ReplaceLineEndings("\n");
        ModelState.Clear();
        if (TryValidateModel(Form, nameof(Form)) && !TextBinderProvider.IsWritable(Form.Text))
        {
            this.Refuse(new NoticeNoTable(file.FileName), "Form.Text");
        }
    }
}
