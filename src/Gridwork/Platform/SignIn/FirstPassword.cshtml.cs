using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.SignIn;

/// <summary>Where the link of a new account leads. It says nothing of whether there is such a person.</summary>
[AllowAnonymous]
internal sealed class FirstPasswordPage(FirstPassword first) : PageModel
{
    // Not "user": that is the page's own.
    [BindProperty(SupportsGet = true, Name = "user")]
    public string? Who { get; set; }

    [BindProperty(SupportsGet = true, Name = "key")]
    public string? Key { get; set; }

    [BindProperty]
    public FirstPassword.Form Form { get; set; } = new();

    public async Task<IActionResult> OnPost(CancellationToken ct) =>
        !ModelState.IsValid ? this.Refuse()
        : await first.Run(Who, Key, Form, ct) is { } refused ? this.Refuse(refused, refused is LinkWorn ? "" : "Form.Password")
        : this.Done("/sign-in", "sign-in.first-done");
}
