using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.IntakeKeys.MakingKey;

[Authorize(Policy = Can.KeepIntakeKeys)]
internal sealed class MakeKeyPage(MakeKey make, AreaBooks books, Caller caller, Words words) : PageModel
{
    [BindProperty]
    public MakeKey.Form Form { get; set; } = new();

    public IReadOnlyList<Choice>? Places { get; private set; }

    public IReadOnlyList<Choice> Channels => Choice.Of(words, MakeKey.Channels);

    /// <summary>Shown in answer to the form and never again; null before.</summary>
    public string? Secret { get; private set; }

    public string Address => $"{Request.Scheme}://{Request.Host}/api/matters";

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var made = await make.Run(Form, ct);
        Secret = made.Value;
        return made.Ok ? Page() : this.Refuse(made.Problem, made.Problem switch
        {
            NoSuchPlace => "Form.Area",
            MostHourOutOfRange => "Form.MostHour",
            ChannelNotForKeys => "Form.Channel",
            _ => "Form.Name",
        });
    }

    private async Task Load(CancellationToken ct) => Places = (await books.Today(ct)).Places(caller.Scope(Can.KeepIntakeKeys));
}
