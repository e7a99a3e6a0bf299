using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Twins;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporting;

/// <summary>A clerk writes down what someone on the telephone or at the counter says.</summary>
[Authorize(Policy = Can.ReportMatters), SameFormOnBack, PhotoUploads]
internal sealed class NewMatterPage(ReportMatter report, FindTwins twins, AddPhotos add, PhotoShelf photos, GridworkDb db, Caller caller, AreaBooks books, Words words) : PageModel
{
    private const int VillageDigits = 12;
    private const int MostEnded = 5;

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

        public IReadOnlyList<IFormFile> Photos { get; set; } = [];

        /// <summary>The open matter that it repeats.</summary>
        public string? Twin { get; set; }

        public ContactFields Contact { get; set; } = new();

        public AboutFields About { get; set; } = new();
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    /// <summary>Empty before they were looked for.</summary>
    public IReadOnlyList<Choice> Twins { get; private set; } = [];

    /// <summary>What ended here last; empty before it was looked for.</summary>
    public IReadOnlyList<Earlier> Ended { get; private set; } = [];

    public sealed record Earlier(MatterId Id, string Number, string Title, MatterState State, DateTimeOffset At);

    /// <summary>What was uploaded so far: a refusal, or a look around, does not lose it.</summary>
    public IReadOnlyList<PhotoFace> Photos { get; private set; } = [];

    public string PhotoHint => words["photo.hint", ("most", AddPhotos.Most), ("each", AddPhotos.MostEach), ("together", AddPhotos.MostTogether)];

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
        await TakePhotos(ct);
        await Load(ct);
        var book = await books.Today(ct);
        var area = AreaCode.TryParse(Form.Place, out var place) ? place : book.Roots(caller.Scope(Can.ReportMatters)).First();
        var found = await twins.Run(db.Matters(caller), new Told(Form.Text ?? "", Form.PlaceWords ?? "", area), alike: false, ct);
        Twins = [.. TwinChoices.Of(words, book, found), new Choice("", words[found.Count > 0 ? "new.twins-none" : "new.twins-no"])];
        Form.Twin ??= "";
        Ended = await EndedIn(area, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostSend(CancellationToken ct)
    {
        await TakePhotos(ct);
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var channel = Form.Channel is Channel.Visit ? Channel.Visit : Channel.Phone;
        var told = await report.Run(new Report(Form.Id, Form.Text, Form.Place, Form.PlaceWords, Form.PlaceUnknown, Form.Contact, Guid.TryParse(Form.Twin, out var twin) ? twin : null, About: Form.About), channel, ct);
        if (told.Ok)
        {
            // Of what is held, or about the clerk's own unit, there is no page to show.
            return this.Done(Form.About.Unit is null && string.IsNullOrWhiteSpace(Form.About.Words) ? $"/matters/{told.Value.Receipt.Id}" : "/matters", "new.done", ("number", told.Value.Receipt.Number), ("code", QueryCode.Shown(told.Value.Receipt.QueryCode)));
        }

        if (told.Problem is AlreadyReported)
        {
            ModelState.Remove("Form.Id");
            Form.Id = MatterId.New().Value;
        }

        return this.Refuse(told.Problem, ReportFields.Of(told.Problem));
    }

    private async Task TakePhotos(CancellationToken ct)
    {
        foreach (var refused in await add.Run(Form.Id, PhotoOf.Report, Form.Photos, caller, ct))
        {
            ModelState.AddModelError("Form.Photos", words.Of(refused));
        }
    }

    private async Task<IReadOnlyList<Earlier>> EndedIn(AreaCode area, CancellationToken ct)
    {
        if (Area.KindOf(area) is not (AreaKind.Village or AreaKind.Grid or AreaKind.MicroGrid))
        {
            return [];
        }

        var village = (await books.Today(ct)).Around(AreaCode.Of(area.Value[..VillageDigits]));
        return await db.Matters(caller).AsNoTracking().Where(m => !m.Open).At(village).OrderByDescending(m => m.Touched).ThenByDescending(m => m.Id).Take(MostEnded)
            .Select(m => new Earlier(m.Id, m.Number, m.Title, m.State, m.Touched)).ToListAsync(ct);
    }

    private async Task Load(CancellationToken ct)
    {
        Places = PlaceChoices.VillagesAndGrids(await books.Today(ct), caller.Scope(Can.ReportMatters));
        var mine = await photos.Unsent(Form.Id, PhotoOf.Report, caller.Id, ct);
        Photos = [.. mine.Select((p, at) => new PhotoFace($"/matters/new/{Form.Id}/photos/{p.Value}", words["photo.of-report", ("nr", at + 1)]))];
    }
}
