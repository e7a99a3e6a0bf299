using Gridwork.Platform.Settings;
using Gridwork.Platform.SignIn.SecondFactors;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.SettingSecondFactor;

[Authorize(Policy = Settings.Can.KeepSettings)]
internal sealed class SetSecondFactorPage(SiteSettings settings, SetSecondFactor set) : PageModel
{
    [BindProperty]
    public SetSecondFactor.Form Form { get; set; } = new();

    public IReadOnlyList<Setting> Standing { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        return await set.Run(Form, ct) is { } problem ? this.Refuse(problem) : this.Done(SecondFactorRule.Address, "second-factor.rule.done");
    }

    private async Task Load(CancellationToken ct) => Standing = [.. (await settings.Book(ct)).Standing(SecondFactorRule.Key).Reverse()];
}
