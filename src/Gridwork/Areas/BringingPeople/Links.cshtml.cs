using Gridwork.Platform;
using Gridwork.Platform.Sheets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.BringingPeople;

/// <summary>Answers with the file itself; opened by hand, it says where links come from.</summary>
[Authorize(Policy = Can.ManageAccounts), RequestFormLimits(ValueLengthLimit = LinkTicket.Longest)]
internal sealed class HandOutLinksPage(HandOutLinks handOut, Words words) : PageModel
{
    [BindProperty]
    public HandOutLinks.Form Form { get; set; } = new();

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var links = await handOut.Run(Form, $"{Request.Scheme}://{Request.Host}", ct);
        if (!links.Ok)
        {
            return this.Refuse(links.Problem);
        }

        Response.Headers.CacheControl = "no-store";
        return Form.Format is SheetFormat.Csv
            ? File(links.Value, "text/csv; charset=utf-8", $"{words["brought-people.links"]}.csv")
            : File(links.Value, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"{words["brought-people.links"]}.xlsx");
    }
}
