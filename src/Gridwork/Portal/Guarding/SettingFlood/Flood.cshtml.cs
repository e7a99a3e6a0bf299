using Gridwork.Platform;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Guarding.SettingFlood;

[Authorize(Policy = Can.KeepSettings)]
internal sealed class FloodPage(SiteSettings settings, SetFlood set, FloodLimits limits) : PageModel
{
    [BindProperty]
    public SetFlood.Form Form { get; set; } = new();

    public IReadOnlyList<Setting> Standing { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        var now = await limits.Now(ct);
        Form = new() { AddressHour = now.AddressHour, AddressDay = now.AddressDay, PhoneDay = now.PhoneDay, PhotosHour = now.PhotosHour, UnsentMegabytes = now.UnsentMegabytes };
        await Load(ct);
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        return await set.Run(Form, ct) is { } problem ? this.Refuse(problem) : this.Done(FloodLimits.Address, "flood.done");
    }

    private async Task Load(CancellationToken ct) => Standing = [.. (await settings.Book(ct)).Standing(FloodLimits.Key).Reverse()];
}
