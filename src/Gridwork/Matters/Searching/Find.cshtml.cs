using Gridwork.Areas;
using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.Searching;

/// <summary>What was typed into the field at the top of the desk: a number leads to its matter, words to a list.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class FindPage(FindMatters find, AreaBooks books) : PageModel
{
    public string Typed { get; private set; } = "";

    public AreaBook Book { get; private set; } = null!;

    /// <summary>Null before anything was looked for.</summary>
    public FindMatters.Found? Found { get; private set; }

    /// <summary>Not the first page.</summary>
    public bool Further { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery] string? q, [FromQuery] long? before, CancellationToken ct)
    {
        (Typed, Further, Book) = (q?.Trim() ?? "", before is not null, await books.Today(ct));
        if (Typed.Length == 0)
        {
            return Page();
        }

        if (await find.ByNumber(Typed, ct) is { } id)
        {
            return Redirect($"/matters/{id.Value}");
        }

        var found = await find.Run(Typed, before, ct);
        Found = found.Value;
        return found.Ok ? Page() : this.Refuse(found.Problem);
    }

    public string Older => $"/find{QueryString.Create("q", Typed).Add("before", $"{Found!.Before}")}";
}
