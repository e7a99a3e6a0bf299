using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Emergencies.SettingWords;

/// <summary>The words of each emergency number, with the day from which they hold, and new ones.</summary>
[Authorize(Policy = Can.KeepSettings)]
internal sealed class EmergencyWordsPage(SiteSettings settings, SetEmergencyWords set, EmergencyWords emergencies, Words words) : PageModel
{
    [BindProperty]
    public SetEmergencyWords.Form Form { get; set; } = new();

    public IReadOnlyList<Setting> Standing { get; private set; } = [];

    /// <param name="number">Whose words stand in the form, to be changed.</param>
    public async Task OnGet([FromQuery] string? number, CancellationToken ct)
    {
        await Load(ct);
        if (number is { Length: > 0 })
        {
            (Form.Number, Form.Words) = (number, string.Join(words["list.or"], await emergencies.Of(number, ct)));
        }
    }

    public IReadOnlyList<string> Numbers => [.. Standing.Select(row => row.Key[EmergencyWords.Key.Length..]).Distinct(StringComparer.Ordinal)];

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
