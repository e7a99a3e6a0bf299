using Gridwork.Areas;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Reporting;

/// <summary>What the pages of a report after the first do alike: they find the draft by their address, so that each can be opened again, and left for the one before.</summary>
internal abstract class DraftPage(ReportDrafts drafts, PhotoShelf photos, AreaBooks books, Words words) : PageModel
{
    public ReportDraft Draft { get; private set; } = null!;

    public IReadOnlyList<PhotoFace> Photos { get; private set; } = [];

    /// <summary>The place in words, as far as it was said.</summary>
    public string Place { get; private set; } = "";

    public string Here => $"/report/{Draft.Id.Value}";

    protected AreaBook Book { get; private set; } = null!;

    protected async Task<bool> Load(Guid id, CancellationToken ct)
    {
        if (await drafts.Find(new DraftId(id), ct) is not { } draft)
        {
            return false;
        }

        (Draft, Book) = (draft, await books.Today(ct));
        Photos = ReportPhotos.Of(draft, await photos.Unsent(draft.Form, PhotoOf.Report, Caller.Public.Id, ct), words);
        var area = Kernel.AreaCode.TryParse(draft.Place, out var code) && Book.Stands(code) ? Book.FullName(code) : "";
        Place = $"{area} {draft.PlaceWords}".Trim() is { Length: > 0 } said ? said : words["report.place-unknown"];
        return true;
    }

    /// <summary>It was begun more than a day ago, or never.</summary>
    protected IActionResult Gone() => this.Done("/report", "report.gone");

    protected Task Keep(CancellationToken ct) => drafts.Keep(ct);

    protected async Task<IActionResult> Go(string page, CancellationToken ct)
    {
        await drafts.Keep(ct);
        return Redirect(page.Length == 0 ? Here : $"{Here}/{page}");
    }
}
