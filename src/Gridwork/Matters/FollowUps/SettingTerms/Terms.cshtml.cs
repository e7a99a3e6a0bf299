using Gridwork.Platform;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.FollowUps.SettingTerms;

[Authorize(Policy = Platform.Settings.Can.KeepSettings)]
internal sealed class FollowUpTermsPage(SiteSettings settings, SetFollowUpTerms set) : PageModel
{
    [BindProperty]
    public SetFollowUpTerms.Form Form { get; set; } = new();

    public IReadOnlyList<Setting> Standing { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        return await set.Run(Form, ct) is { } problem
            ? this.Refuse(problem, problem is CallAfterTooLong ? "Form.CallAfter" : "")
            : this.Done(FollowUpTerms.Address, "follow-up.days-done", ("answer", Form.Answer), ("call", Form.CallAfter));
    }

    private async Task Load(CancellationToken ct) => Standing = [.. (await settings.Book(ct)).Standing(FollowUpTerms.Key).Reverse()];
}
