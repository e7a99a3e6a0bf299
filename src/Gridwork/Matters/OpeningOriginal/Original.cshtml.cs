using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.OpeningOriginal;

/// <summary>Asks what the original is wanted for, and hands it out as a file.</summary>
[Authorize(Policy = Can.SeeOriginals)]
internal sealed class OriginalPage(OpenOriginal open, GridworkDb db, Caller caller, PhotoShelf photos) : PageModel
{
    [BindProperty]
    public OpenOriginal.Form Form { get; set; } = new();

    public string Number { get; private set; } = "";

    public string Back { get; private set; } = "";

    public async Task<IActionResult> OnGet(MatterId id, PhotoId photo, CancellationToken ct) => await Load(id, photo, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(MatterId id, PhotoId photo, CancellationToken ct)
    {
        if (!await Load(id, photo, ct))
        {
            return NotFound();
        }

        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var opened = await open.Run(id, photo, Form, ct);
        if (!opened.Ok)
        {
            return opened.Problem is Problem.Missing ? NotFound() : this.Refuse(opened.Problem, "Form.Purpose");
        }

        Response.Headers.CacheControl = "no-store";
        return File(opened.Value.Content, opened.Value.Type, $"{Number}{opened.Value.Ending}");
    }

    private async Task<bool> Load(MatterId id, PhotoId photo, CancellationToken ct)
    {
        var number = await db.Matters(caller, Can.SeeOriginals).Where(m => m.Id == id).Select(m => m.Number).SingleOrDefaultAsync(ct);
        (Number, Back) = (number ?? "", $"/matters/{id.Value}");
        return number is not null && await photos.Find(id.Value, photo, sent: true, ct) is not null;
    }
}
