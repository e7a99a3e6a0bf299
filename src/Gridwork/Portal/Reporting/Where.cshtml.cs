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

namespace Gridwork.Portal.Reporting;

/// <summary>The second page of a report: a village or grid, or words, or that one cannot say.</summary>
[AllowAnonymous, SameFormOnBack]
internal sealed class WherePage(ReportDrafts drafts, IMatterDesk desk, PhotoShelf photos, AreaBooks books, CurrentSite site, Words words)
    : DraftPage(drafts, photos, books, words)
{
    public sealed class Typed
    {
        public string? Place { get; set; }

        [StringLength(ReportDraft.MostPlaceWords)]
        public string? PlaceWords { get; set; }

        public bool PlaceUnknown { get; set; }
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public IReadOnlyList<Choice> Places => PlaceChoices.VillagesAndGrids(Book, new AreaScope(site.Value.Root));

    public async Task<IActionResult> OnGet(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        Form = new() { Place = Draft.Place, PlaceWords = Draft.PlaceWords, PlaceUnknown = Draft.PlaceUnknown };
        return Page();
    }

    public async Task<IActionResult> OnPostNext(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        Draft.Stands(Form.Place, Form.PlaceWords, Form.PlaceUnknown);
        if (await desk.Check(Draft.Report, ct) is { } refused)
        {
            return this.Refuse(refused, ReportFields.Of(refused));
        }

        Draft.Meets([.. (await desk.Twins(Draft.Report, ct)).Select(t => t.Id)]);
        return await Go(Draft.MetTwins ? "twins" : "answer", ct);
    }

    /// <summary>What was typed here stays, as far as it can be kept.</summary>
    public async Task<IActionResult> OnPostBack(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        if (ModelState.IsValid)
        {
            var known = AreaCode.TryParse(Form.Place, out var place) && Book.Stands(place);
            Draft.Stands(known ? Form.Place : null, Form.PlaceWords, Form.PlaceUnknown);
        }

        return await Go("", ct);
    }
}
