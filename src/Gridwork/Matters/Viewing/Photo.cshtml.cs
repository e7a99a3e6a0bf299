using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Viewing;

/// <summary>A photo of a matter, for those who see the matter or the one to which it was joined.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class PhotoPage(GridworkDb db, Caller caller, PhotoShelf photos) : PageModel
{
    public async Task<IActionResult> OnGet(MatterId id, PhotoId photo, string? size, CancellationToken ct) =>
        await db.Matters(caller).AnyAsync(m => m.Id == id || db.Everywhere<Matter>().Any(joined => joined.Id == id && joined.Main == m.Id), ct) ? photos.Show(this, await photos.Find(id.Value, photo, caller.Id, ct), size) : NotFound();
}
