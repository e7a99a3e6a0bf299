using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Settings.Confirming;

/// <summary>One setting with all its rows, and the confirming of those that wait.</summary>
[Authorize(Policy = Can.KeepSettings)]
internal sealed class SettingPage(SiteSettings settings, IEnumerable<SettingKind> kinds, ConfirmSetting confirm) : PageModel
{
    [BindProperty]
    public ConfirmSetting.Form Form { get; set; } = new();

    public SettingKind Kind { get; private set; } = null!;

    public IReadOnlyList<Setting> Waiting { get; private set; } = [];

    public IReadOnlyList<Setting> History { get; private set; } = [];

    public async Task<IActionResult> OnGet(string? key, CancellationToken ct) => key is not null && await Load(key, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(string? key, CancellationToken ct)
    {
        if (key is null)
        {
            return NotFound();
        }

        if (!ModelState.IsValid || await confirm.Run(key, Form, ct) is not { } refused)
        {
            return ModelState.IsValid ? this.Done($"/settings/of/{key}", "settings.done-confirm") : BadRequest();
        }

        return refused is not Problem.Missing && await Load(key, ct) ? this.Refuse(refused) : NotFound();
    }

    private async Task<bool> Load(string key, CancellationToken ct)
    {
        var book = await settings.Book(ct);
        (History, Waiting) = (book.History(key), [.. book.Standing(key).Where(r => r.NeedsReview)]);
        Kind = kinds.FirstOrDefault(k => k.Owns(key))!;
        return History.Count > 0;
    }
}
