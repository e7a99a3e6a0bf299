using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Terms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Whistles.Viewing;

/// <summary>One unit's part: what is asked, its clocks, its course, and what may be done now.</summary>
[Authorize(Policy = Can.ReadMatters)]
internal sealed class LegViewPage(MatterShowing showing, SiteTime time, GridworkDb db, Caller caller, Words words) : PageModel
{
    public Leg Leg { get; private set; } = null!;

    public ShownMatter Shown { get; private set; } = null!;

    /// <summary>A unit that is out of it sees its own part, and no more.</summary>
    public bool SeesMatter { get; private set; }

    public DateTimeOffset Now => showing.Me.At;

    public WorkTime Time { get; private set; } = null!;

    public IReadOnlyList<TermClock> Clocks => [.. Leg.Clocks.All.OrderByDescending(c => c.Runs).ThenBy(c => c.Due)];

    public WhatCanBeDone CanDo { get; private set; } = null!;

    public async Task<IActionResult> OnGet(LegId id, CancellationToken ct)
    {
        if (await showing.Find(id, Can.ReadMatters, ct) is not var (leg, matter))
        {
            return NotFound();
        }

        (Leg, Shown, Time) = (leg, matter, await time.Now(ct));
        SeesMatter = await db.Matters(caller).AnyAsync(m => m.Id == leg.Matter, ct);
        var mine = OfferedLegAct.All.Where(a => caller.May(a.Permission) && caller.Scope(a.Permission).Holds(Leg.Area, Leg.Matter.Value)).Select(a => (Act: a, Why: Leg.Barred(a.Act, showing.Me) ?? a.Bars(Leg, caller))).ToList();
        CanDo = new($"/legs/{id.Value}",
            [.. mine.Where(a => a.Why is null).Select((a, at) => new WhatCanBeDone.Offer(a.Act.Page, $"act.leg.{a.Act.Act}", a.Act.Icon, Main: at == 0 && a.Act.CarriesOn))],
            [.. mine.Where(a => a.Why is not null and not LegActNotAllowed).Select(a => ($"act.leg.{a.Act.Act}", words.Of(a.Why!)))]);
        return Page();
    }
}
