using Gridwork.Platform;
using Gridwork.Platform.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Reporting;

/// <summary>A photo of a report that was not sent yet, for whoever has the draft.</summary>
[AllowAnonymous]
internal sealed class ReportPhotoPage(ReportDrafts drafts, PhotoShelf photos) : PageModel
{
    public async Task<IActionResult> OnGet(Guid draft, PhotoId photo, string? size, CancellationToken ct) =>
        await drafts.Find(new DraftId(draft), ct) is { } found ? photos.Show(this, await photos.Find(found.Form, photo, sent: false, ct), size) : NotFound();
}

internal static class ReportPhotos
{
    public static IReadOnlyList<PhotoFace> Of(ReportDraft draft, IReadOnlyList<PhotoId> photos, Words words) =>
        [.. photos.Select((p, at) => new PhotoFace($"/report/{draft.Id.Value}/photos/{p.Value}", words["photo.of-report", ("nr", at + 1)]))];
}
