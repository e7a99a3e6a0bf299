using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Emergencies.SettingWords;

/// <summary>The words of each emergency number, with the day from which they hold, and new ones.</summary>
[Authorize(Policy = Can.KeepSettings)]
internal sealed class EmergencyWordsPage(SiteSettings settings, SetEmergencyWords set) : PageModel
{
    [BindProperty]
    public SetEmergencyWords.Form Form { get; set; } = new();

    public IReadOnlyList<Setting> Standing { get; private set; } = [];

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        return await set.Run(Form, ct) is { } problem ? this.Refuse(problem, FieldOf(problem)) : this.Done(EmergencyWords.Address, "emergency.done", ("number", Form.Number));
    }

    private async Task Load(CancellationToken ct)
    {
        var book = await settings.Book(ct);
        Standing = [.. book.Keys(EmergencyWords.Kind).SelectMany(key => book.Standing(key).Reverse())];
    }

    private static string FieldOf(Problem problem) => problem switch
    {
        EmergencyNumberWrong => "Form.Number",
        DangerWordWrong or TooManyDangerWords => "Form.Words",
        _ => "",
    };
}
