using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Twins;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Reporting;

/// <summary>A clerk writes down what someone on the telephone or at the counter says.</summary>
[Authorize(Policy = Can.ReportMatters), SameFormOnBack]
internal sealed class NewMatterPage(ReportMatter report, FindTwins twins, GridworkDb db, Caller caller, AreaBooks books, Words words) : PageModel
{
    public sealed class Typed
    {
        public Guid Id { get; set; }

        public Channel Channel { get; set; } = Channel.Phone;

        [Required, StringLength(TypedText.Most)]
        public string? Text { get; set; }

        public string? Place { get; set; }

        [StringLength(ReportMatter.MostPlaceWords)]
        public string? PlaceWords { get; set; }

        public bool PlaceUnknown { get; set; }

        /// <summary>The open matter that it repeats.</summary>
        public string? Twin { get; set; }

        public ContactFields Contact { get; set; } = new();
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    /// <summary>Empty before they were looked for.</summary>
    public IReadOnlyList<Choice> Twins { get; private set; } = [];

    public IReadOnlyList<Choice> Channels => Choice.Of(words, Channel.Phone, Channel.Visit);

    public async Task OnGet(CancellationToken ct)
    {
        Form.Id = MatterId.New().Value;
        await Load(ct);
    }

    /// <summary>What is open around, looked at while the caller is on the line; nothing is kept.</summary>
    public async Task<IActionResult> OnPostLook(CancellationToken ct)
    {
        ModelState.Keys.ToList().ForEach(ModelState.ClearValidationState);
        await Load(ct);
        var area = AreaCode.TryParse(Form.Place, out var place) ? place : caller.Scope(Can.ReportMatters).Roots[0];
        var found = await twins.Run(db.Matters(caller), new Told(Form.Text ?? "", Form.PlaceWords ?? "", area), alike: false, ct);
        Twins = [.. TwinChoices.Of(words, await books.Today(ct), found), new Choice("", words[found.Count > 0 ? "new.twins-none" : "new.twins-no"])];
        Form.Twin ??= "";
        return Page();
    }

    public async Task<IActionResult> OnPostSend(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var channel = Form.Channel is Channel.Visit ? Channel.Visit : Channel.Phone;
        var told = await report.Run(new Report(Form.Id, Form.Text, Form.Place, Form.PlaceWords, Form.PlaceUnknown, Form.Contact, Guid.TryParse(Form.Twin, out var twin) ? twin : null), channel, ct);
        if (told.Ok)
        {
            return this.Done($"/matters/{told.Value.Id}", "new.done", ("number", told.Value.Number), ("code", QueryCode.Shown(told.Value.QueryCode)));
        }

        if (told.Problem is AlreadyReported)
        {
            ModelState.Remove("Form.Id");
            Form.Id = MatterId.New().Value;
        }

        return this.Refuse(told.Problem, ReportFields.Of(told.Problem));
    }

    private async Task Load(CancellationToken ct) => Places = PlaceChoices.VillagesAndGrids(await books.Today(ct), caller.Scope(Can.ReportMatters));
}
