using Gridwork.Areas.BringingIn;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.BringingPeople;

[Authorize(Policy = Can.ManageAccounts), Authorize(Policy = Can.ManagePosts)]
internal sealed class BringPeoplePage(BringPeople bring, LinkTicket tickets, GridworkDb db, Caller caller, Words words) : BringPage(words)
{
    public override string Kind => "brought-people";

    public override string Address => "/accounts/sheet";

    public override string Back => "/accounts";

    public override SheetColumns Columns => OfficeColumns.People;

    public IReadOnlyList<string> Roles { get; private set; } = [];

    /// <summary>Once it is taken, and accounts were opened by it.</summary>
    public BringPeople.Taken? Taken { get; private set; }

    public string? Ticket { get; private set; }

    // Everywhere: roles lie in no area.
    public override async Task OnPageHandlerExecutionAsync(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context, Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutionDelegate next)
    {
        Roles = [.. (await db.Everywhere<Role>().AsNoTracking().OrderBy(r => r.Key).ToListAsync(HttpContext.RequestAborted)).Select(r => Words.Language == WordBook.English ? r.En : r.Zh)];
        await next();
    }

    protected override Task<Result<IReadOnlyList<BroughtLine>>> Look(byte[] file, CancellationToken ct) => bring.Look(file, ct);

    protected override async Task<(IActionResult? Done, Problem? Refused)> Take(byte[] file, CancellationToken ct)
    {
        var taken = await bring.Run(file, ct);
        if (taken is not { Ok: true, Value: { } made })
        {
            return (null, taken.Problem);
        }

        if (made.Opened.Count == 0)
        {
            return (this.Done("/posts", "brought-people.done", ("posts", made.Posts)), null);
        }

        (Taken, Ticket) = (made, tickets.Write(caller.Id, made.Opened));
        return (Page(), null);
    }
}
