using Gridwork.Matters.Contracts;
using Gridwork.Platform.Layout;
using Gridwork.Platform.Paper;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Reporting;

/// <summary>The receipt: number and query code, and what happens next. Its address is the receipt itself, so it can be opened again.</summary>
[AllowAnonymous]
internal class ReceivedPage(IMatterDesk desk, TimeProvider clock) : PageModel
{
    public Progress Matter { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public async Task<IActionResult> OnGet(string? no, string? key, CancellationToken ct)
    {
        if (await desk.Follow(no, key, ct) is not { } matter)
        {
            return Redirect("/follow");
        }

        (Matter, Key) = (matter, key!);
        return Page();
    }

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Opens the page that follows it, on another telephone too.</summary>
    public QrFigure Qr => QrFigure.Of($"{Request.Scheme}://{Request.Host}{Follow}");

    public string Received => $"/report/received{QueryString.Create("no", Matter.Number).Add("key", Key)}";

    public string OnPaper => Received.Replace("/received", "/received/paper", StringComparison.Ordinal);

    public string Follow => $"/follow{QueryString.Create("no", Matter.Number).Add("key", Key)}";
}

/// <summary>The same on paper, to be handed over at the counter.</summary>
[AllowAnonymous, Paper]
internal sealed class ReceivedPaperPage(IMatterDesk desk, TimeProvider clock) : ReceivedPage(desk, clock);
