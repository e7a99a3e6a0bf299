using Gridwork.Platform;
using Gridwork.Platform.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Reporting;

/// <summary>A photo of a form that was not sent yet, for the clerk who added it.</summary>
[Authorize(Policy = Can.ReportMatters)]
internal sealed class NewPhotoPage(PhotoShelf photos, Caller caller) : PageModel
{
    public async Task<IActionResult> OnGet(Guid form, PhotoId photo, string? size, CancellationToken ct) =>
        photos.Show(this, await photos.Find(form, photo, caller.Id, ct) is { KeptAt: null } found ? found : null, size);
}
