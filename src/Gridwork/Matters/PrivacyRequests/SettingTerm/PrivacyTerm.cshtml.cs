using Gridwork.Platform;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.PrivacyRequests.SettingTerm;

[Authorize(Policy = Platform.Settings.Can.KeepSettings)]
internal sealed class PrivacyTermPage(SiteSettings settings, SetPrivacyTerm set) : PageModel
{
    [BindProperty]
    public SetPrivacyTerm.Form Form { get; set; } = new();

    public IReadOnlyList<Setting> Standing { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        return await set.Run(Form, ct) is { } problem ? this.Refuse(problem) : this.Done(PrivacyTerm.Address, "privacy.term-done", ("days", Form.Days));
    }

    private async Task Load(CancellationToken ct) => Standing = [.. (await settings.Book(ct)).Standing(PrivacyTerm.Key).Reverse()];
}
