using Gridwork.Matters.Contracts;
using Gridwork.Platform.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Following;

/// <summary>A photo of a report, for whoever has its number and query code.</summary>
[AllowAnonymous]
internal sealed class FollowPhotoPage(IMatterDesk desk, PhotoShelf photos) : PageModel
{
    public async Task<IActionResult> OnGet(PhotoId photo, string? no, string? key, string? size, CancellationToken ct) =>
        photos.Show(this, await desk.Photo(no, key, photo, ct), size);
}
