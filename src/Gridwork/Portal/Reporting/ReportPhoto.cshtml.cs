using Gridwork.Platform.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Reporting;

/// <summary>A photo of a form that was not sent yet, for whoever has the form: nobody else knows its id.</summary>
[AllowAnonymous]
internal sealed class ReportPhotoPage(PhotoShelf photos) : PageModel
{
    public async Task<IActionResult> OnGet(Guid form, PhotoId photo, string? size, CancellationToken ct) =>
        photos.Show(this, await photos.Find(form, photo, sent: false, ct), size);
}
