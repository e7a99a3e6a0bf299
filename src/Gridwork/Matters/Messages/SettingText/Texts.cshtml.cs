using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Settings;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Messages.SettingText;

/// <summary>The texts of the messages with the day from which each holds, and a new one, looked at before it is saved.</summary>
[Authorize(Policy = Platform.Settings.Can.KeepSettings)]
internal sealed class MessageTextsPage(SiteSettings settings, SetMessageText set, Words words) : PageModel
{
    [BindProperty]
    public SetMessageText.Form Form { get; set; } = new();

    public IReadOnlyList<(ShippedText Template, IReadOnlyList<Setting> Rows)> Standing { get; private set; } = [];

    public SetMessageText.Preview? Look { get; private set; }

    public IReadOnlyList<Choice> Names => [.. MessageTexts.Shipped.Select(t => new Choice(t.Name, words[$"messages.template.{t.Name}"]))];

    public Task OnGet(CancellationToken ct) => Load(ct);

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
            return this.Done(MessageTexts.Address, "messages.text-done", ("name", words[$"messages.template.{Form.Name}"]), ("from", Form.From));
        }

        var look = await set.Look(Form, ct);
        (Look, Form.Shown) = (look.Value, look.Value?.Mark);
        ModelState.Remove("Form.Shown");
        return (refused ?? look.Problem) is { } problem ? this.Refuse(problem, FieldOf(problem)) : Page();
    }

    private async Task Load(CancellationToken ct)
    {
        var book = await settings.Book(ct);
        Standing = [.. MessageTexts.Shipped.Select(t => (t, (IReadOnlyList<Setting>)[.. book.Standing($"{MessageTexts.Key}{t.Name}").Reverse()]))];
    }

    private static string FieldOf(Problem problem) => problem switch
    {
        UnknownVariables or BracesOpen or TextMissing or TextTooLong or TextUnreadable => "Form.Text",
        UnknownTemplate => "Form.Name",
        _ => "",
    };
}
