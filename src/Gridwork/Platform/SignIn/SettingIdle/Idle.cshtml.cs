using Gridwork.Platform.Settings;
using Gridwork.Platform.SignIn.Sessions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn.SettingIdle;

[Authorize(Policy = Settings.Can.KeepSettings)]
internal sealed class IdlePage(SiteSettings settings, SetIdle set) : PageModel
{
    [BindProperty]
    public SetIdle.Form Form { get; set; } = new();

    public IReadOnlyList<Setting> Standing { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        return await set.Run(Form, ct) is { } problem ? this.Refuse(problem) : this.Done(IdleTime.Address, "idle.done", ("minutes", Form.Minutes));
    }

    private async Task Load(CancellationToken ct) => Standing = [.. (await settings.Book(ct)).Standing(IdleTime.Key).Reverse()];
}
