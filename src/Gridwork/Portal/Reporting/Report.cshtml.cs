using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Portal.Emergencies;
using Gridwork.Portal.Guarding;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Reporting;

/// <summary>The first page of a report: what it is, in words and photos. It begins the draft that the pages after it carry on.</summary>
[AllowAnonymous, SameFormOnBack, PhotoUploads]
internal sealed class ReportPage(ReportDrafts drafts, AddPhotos add, PhotoShelf photos, AreaBooks books, EmergencyWords emergencies, FloodGuard guard, Words words) : PageModel
{
    public sealed class Typed
    {
        /// <summary>The draft's, made with the form: sent twice it is one.</summary>
        public Guid Id { get; set; }

        [Required, StringLength(ReportDraft.MostText)]
        public string? Text { get; set; }

        public IReadOnlyList<IFormFile> Photos { get; set; } = [];

        /// <summary>The grid whose notice was scanned; the next page shows it chosen.</summary>
        public string? Place { get; set; }
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    /// <summary>What was uploaded so far: a refusal does not lose it.</summary>
    public IReadOnlyList<PhotoId> PhotoIds { get; private set; } = [];

    public IReadOnlyList<PhotoFace> Photos { get; private set; } = [];

    public string PhotoHint => words["photo.hint", ("most", AddPhotos.Most), ("each", AddPhotos.MostEach), ("together", AddPhotos.MostTogether)];

    /// <summary>The place in words that the form comes with; empty without one.</summary>
    public string Place { get; private set; } = "";

    /// <param name="place">A place that the report begins with, as the notice of a grid gives it.</param>
    public async Task<IActionResult> OnGet(Guid? draft, string? place, CancellationToken ct)
    {
        if (draft is not { } id)
        {
            Form.Id = DraftId.New().Value;
            (Form.Place, Place) = await Known(place, ct);
            return Page();
        }

        if (await drafts.Find(new DraftId(id), ct) is not { } found)
        {
            return this.Done("/report", "report.gone");
        }

        Form.Text = found.Text;
        return await Show(found, ct);
    }

    /// <summary>Also from the large field of the home page, which makes no id.</summary>
    public async Task<IActionResult> OnPostWhat(CancellationToken ct)
    {
        var draft = await drafts.FindOrBegin(new DraftId(Form.Id), ct);
        var full = await guard.Photos(HttpContext.Connection.RemoteIpAddress, Form.Photos, ct);
        foreach (var refused in full is null ? await add.Run(draft.Form, PhotoOf.Report, Form.Photos, Caller.Public, ct) : [full])
        {
            ModelState.AddModelError("Form.Photos", words.Of(refused));
        }

        if (!ModelState.IsValid)
        {
            await Show(draft, ct);
            return this.Refuse();
        }

        draft.Says(Form.Text!);
        if (draft is { Place: "", PlaceWords: "", PlaceUnknown: false } && await Known(Form.Place, ct) is ({ } known, _))
        {
            draft.Stands(known, words: null, unknown: false);
        }

        await drafts.Keep(ct);
        // First things first: whoever is in danger is to call.
        return Redirect($"/report/{draft.Id.Value}/{((await emergencies.In(draft.Text, ct)).Count > 0 ? "urgent" : "where")}");
    }

    public async Task<IActionResult> OnPostDrop(PhotoId photo, CancellationToken ct)
    {
        ModelState.Clear();
        var draft = await drafts.FindOrBegin(new DraftId(Form.Id), ct);
        await photos.Drop(draft.Form, photo, ct);
        return await Show(draft, ct);
    }

    private async Task<(string? Code, string Name)> Known(string? place, CancellationToken ct)
    {
        var book = await books.Today(ct);
        // A notice of a grid hangs longer than its code may last.
        return book.Now(place) is { } now ? (now.Value, book.FullName(now)) : (null, "");
    }

    private async Task<PageResult> Show(ReportDraft draft, CancellationToken ct)
    {
        ModelState.Remove("Form.Id");
        Form.Id = draft.Id.Value;
        (_, Place) = await Known(Form.Place, ct);
        PhotoIds = await photos.Unsent(draft.Form, PhotoOf.Report, Caller.Public.Id, ct);
        Photos = ReportPhotos.Of(draft, PhotoIds, words);
        return Page();
    }
}
