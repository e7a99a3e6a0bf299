using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Reporting;

/// <summary>A resident reports in two short pages, what and where. Both are this page: what was typed travels in the form, so going back loses nothing.</summary>
[AllowAnonymous, SameFormOnBack, PhotoUploads]
internal sealed class ReportPage(IMatterDesk desk, AddPhotos add, PhotoShelf photos, AreaBooks books, CurrentSite site, Words words) : PageModel
{
    private const int MostText = 4000;

    public sealed class Typed
    {
        public Guid Id { get; set; }

        [Required, StringLength(MostText)]
        public string? Text { get; set; }

        public IReadOnlyList<IFormFile> Photos { get; set; } = [];

        public string? Place { get; set; }

        [StringLength(200)]
        public string? PlaceWords { get; set; }

        public bool PlaceUnknown { get; set; }
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    /// <summary>The second of the two pages.</summary>
    public bool Where { get; private set; }

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    /// <summary>What was uploaded with this form so far: a refusal does not lose it.</summary>
    public IReadOnlyList<PhotoId> PhotoIds { get; private set; } = [];

    public IReadOnlyList<PhotoFace> Photos =>
        [.. PhotoIds.Select((p, at) => new PhotoFace($"/report/{Form.Id}/photos/{p.Value}", words["photo.of-report", ("nr", at + 1)]))];

    public string PhotoHint => words["photo.hint", ("most", AddPhotos.Most), ("each", AddPhotos.MostEach), ("together", AddPhotos.MostTogether)];

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        Form.Id = Guid.CreateVersion7();
        return await Show(where: false, ct);
    }

    /// <summary>From the first page, or from the large field of the home page, which makes no id.</summary>
    public async Task<IActionResult> OnPostWhat(CancellationToken ct)
    {
        Form.Id = Form.Id == Guid.Empty ? Guid.CreateVersion7() : Form.Id;
        foreach (var refused in await add.Run(Form.Id, PhotoOf.Report, Form.Photos, Caller.Public, ct))
        {
            ModelState.AddModelError("Form.Photos", words.Of(refused));
        }

        if (IsWrong(nameof(Typed.Text)) || ModelState["Form.Photos"] is { Errors.Count: > 0 })
        {
            await Show(where: false, ct);
            return this.Refuse();
        }

        ModelState.Clear();
        return await Show(where: true, ct);
    }

    public async Task<IActionResult> OnPostBack(CancellationToken ct)
    {
        ModelState.Clear();
        return await Show(where: false, ct);
    }

    public async Task<IActionResult> OnPostDrop(PhotoId photo, CancellationToken ct)
    {
        ModelState.Clear();
        await photos.Drop(Form.Id, photo, ct);
        return await Show(where: false, ct);
    }

    public async Task<IActionResult> OnPostSend(CancellationToken ct)
    {
        await Show(where: !IsWrong(nameof(Typed.Text)), ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var told = await desk.Report(new Report(Form.Id, Form.Text, Form.Place, Form.PlaceWords, Form.PlaceUnknown), ct);
        if (told.Ok)
        {
            return Redirect($"/report/received{QueryString.Create("no", told.Value.Number).Add("key", told.Value.QueryCode)}");
        }

        if (told.Problem is Problem.Conflict)
        {
            // The same form with other words is another report: it gets an id of its own, and sending it again is enough.
            ModelState.Remove("Form.Id");
            Form.Id = Guid.CreateVersion7();
        }

        return this.Refuse(told.Problem, ReportFields.Of(told.Problem));
    }

    private bool IsWrong(string field) => ModelState[$"Form.{field}"] is not { Errors.Count: 0 };

    private async Task<PageResult> Show(bool where, CancellationToken ct)
    {
        Where = where;
        PhotoIds = await photos.Unsent(Form.Id, PhotoOf.Report, ct);
        Places = PlaceChoices.VillagesAndGrids(await books.Today(ct), new AreaScope(site.Value.Root));
        return Page();
    }
}
