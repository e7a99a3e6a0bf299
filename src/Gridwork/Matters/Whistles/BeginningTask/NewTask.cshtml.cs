using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporting;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Whistles.BeginningTask;

/// <summary>A key task that nobody reported: it becomes a matter of the township's own, and the next page calls the units to it.</summary>
[Authorize(Policy = Can.Whistle), SameFormOnBack]
internal sealed class NewTaskPage(ReportMatter report, Caller caller, AreaBooks books) : PageModel
{
    public sealed class Typed
    {
        public Guid Id { get; set; }

        [Required, StringLength(TypedText.Most)]
        public string? Text { get; set; }

        public string? Place { get; set; }

        [StringLength(ReportMatter.MostPlaceWords)]
        public string? PlaceWords { get; set; }
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public async Task OnGet(CancellationToken ct)
    {
        Form.Id = MatterId.New().Value;
        await Load(ct);
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        // Without a place it is the whole township's.
        var told = await report.Run(new Report(Form.Id, Form.Text, Form.Place, Form.PlaceWords, PlaceUnknown: true), Channel.KeyTask, ct);
        if (told.Ok)
        {
            return this.Done($"/matters/{told.Value.Receipt.Id}/whistle", "task.done", ("number", told.Value.Receipt.Number));
        }

        if (told.Problem is AlreadyReported)
        {
            ModelState.Remove("Form.Id");
            Form.Id = MatterId.New().Value;
        }

        return this.Refuse(told.Problem, ReportFields.Of(told.Problem));
    }

    private async Task Load(CancellationToken ct) => Places = PlaceChoices.VillagesAndGrids(await books.Today(ct), caller.Scope(Can.Whistle));
}
