using System.Text;
using Gridwork.Matters.Contracts;
using Gridwork.Portal.Following;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Privacy;

/// <summary>The copy that was granted, as a file that is written when it is fetched.</summary>
[AllowAnonymous]
internal sealed class CopyPage(IPrivacyDesk privacy) : PageModel
{
    public IActionResult OnGet([FromQuery] string? no, [FromQuery] string? key) => Redirect(no is null || key is null ? "/follow" : FollowAddress.Of(no, key));

    public async Task<IActionResult> OnPost([FromQuery] string? no, [FromQuery] string? key, CancellationToken ct)
    {
        if (await privacy.Copy(no, key, ct) is not { } text)
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        return File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)], "text/plain; charset=utf-8", $"{string.Concat(no!.Where(c => char.IsAsciiLetterOrDigit(c) || c is '-'))}.txt");
    }
}
