using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.FollowUps;
using Gridwork.Matters.Joining;
using Gridwork.Matters.Parties;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Whistles;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Terms;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Viewing;

[Authorize(Policy = Can.ReadMatters)]
internal sealed class MatterPage(MatterShowing showing, SiteTime time, PhotoShelf photos, ReporterReading reporters, GroundPictures pictures, GridFinder finder, MembersOfMain joined, PartiesOf parties, ComplaintReading complaints, FollowUpReading followUps, GridworkDb db, Caller caller, Words words) : PageModel
{
    public ShownMatter Shown { get; private set; } = null!;

    public Matter Matter => Shown.Matter;

    public DateTimeOffset Now => showing.Me.At;

    public WorkTime Time { get; private set; } = null!;

    /// <summary>Those that run first, the nearest deadline before all others.</summary>
    public IReadOnlyList<TermClock> Clocks => [.. Matter.Clocks.All.OrderByDescending(c => c.Runs).ThenBy(c => c.Kind is not ClockKind.Handling).ThenBy(c => c.Due)];

    /// <summary>In the order in which they were called.</summary>
    public IReadOnlyList<Leg> Legs { get; private set; } = [];

    /// <summary>What its whistles rest on.</summary>
    public IReadOnlyList<Basis> Bases { get; private set; } = [];

    public IReadOnlyList<PhotoFace> Photos { get; private set; } = [];

    /// <summary>The ground with the pin; null without a pin, and where nothing is drawn.</summary>
    public GroundPicture? Picture { get; private set; }

    /// <summary>The pin stands in a grid or village of the site, as far as they are drawn.</summary>
    public bool PinInside { get; private set; }

    /// <summary>Other reports of the same, the first ones; and how many there are.</summary>
    public (IReadOnlyList<Member> Shown, int Count) Members { get; private set; }

    /// <summary>Whom it is about.</summary>
    public IReadOnlyList<string> Parties { get; private set; } = [];

    /// <summary>Whom the reporter said that it is about.</summary>
    public Complaint? Complaint { get; private set; }

    /// <summary>The matter to which this report was joined.</summary>
    public Matter? Main { get; private set; }

    /// <summary>Only for those who may open it: whether the reporter can be reached.</summary>
    public bool? HasContact { get; private set; }

    /// <summary>What the reporter said of each closing.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; private set; } = [];

    public WhatCanBeDone CanDo { get; private set; } = null!;

    public async Task<IActionResult> OnGet(MatterId id, CancellationToken ct)
    {
        if (await showing.Find(id, Can.ReadMatters, ct) is not { } shown)
        {
            return NotFound();
        }

        (Shown, Time) = (shown, await time.Now(ct));
        if (caller.May(Can.RevealReporters) && caller.Scope(Can.RevealReporters).Holds(Matter.Area, id.Value))
        {
            HasContact = await reporters.Has(id, ct);
        }

        if (Matter.Spot is { } spot)
        {
            var place = await finder.PlaceAt(spot, ct);
            (PinInside, Picture) = (place is not null, await pictures.Around(place ?? Matter.Area, ct) is { } ground ? ground with { Pin = spot } : null);
        }

        Complaint = await complaints.Of(id, ct);
        Parties = [.. (await parties.Of(id, ct)).Select(p => p.Name).Distinct(StringComparer.Ordinal)];
        Members = (await joined.Shown(id, ct), await joined.Count(id, ct));
        Photos = PhotosOf(await photos.Kept([id.Value, .. Members.Shown.Select(m => m.Id.Value)], ct));
        Main = Matter.Main is null ? null : await joined.MainOf(Matter, ct);
        FollowUps = Matter.Closing > 0 ? await followUps.OfAllReporters(id, ct) : [];
        if (Matter.Whistles > 0)
        {
            Legs = await db.Legs(caller).AsNoTracking().Where(l => l.Matter == id).OrderBy(l => l.Id).ToListAsync(ct);
            // Everywhere: whoever sees a matter sees what its whistles rest on.
            var whistles = await db.Everywhere<Whistle>().AsNoTracking().Where(w => w.Matter == id).OrderBy(w => w.Id).ToListAsync(ct);
            Bases = [.. whistles.Select(w => w.Basis).OfType<Basis>().Distinct()];
        }

        var mine = OfferedAct.All.Where(a => caller.May(a.Permission) && caller.Scope(a.Permission).Holds(Matter.Area, id.Value)).ToList();
        CanDo = new($"/matters/{id.Value}",
            [.. mine.Where(a => Bars(a) is null).Select((a, at) => new WhatCanBeDone.Offer(a.Page, $"act.{a.Act}", a.Icon, Main: at == 0 && a.CarriesOn))],
            [.. mine.Where(a => Bars(a) is not null).Select(a => ($"act.{a.Act}", Why(a, Bars(a)!)))]);
        return Page();
    }

    /// <summary>Whoever handles it sees what others said of the same, but not their matters.</summary>
    public bool OpensMembers => MatterReading.OfficeOf(caller).Contains(Matter.Area);

    private IReadOnlyList<PhotoFace> PhotosOf(List<Photo> kept) =>
        [.. kept.Select(p => new PhotoFace($"/matters/{p.Subject}/photos/{p.Id.Value}", words[p.Of is PhotoOf.Result ? "photo.of-result" : "photo.of-report", ("nr", kept.FindAll(o => o.Of == p.Of).IndexOf(p) + 1)],
            caller.May(Can.SeeOriginals) && caller.Scope(Can.SeeOriginals).Contains(Matter.Area) ? $"/matters/{p.Subject}/photos/{p.Id.Value}/original" : null))];

    private Problem? Bars(OfferedAct offered) =>
        Matter.Barred(offered.Act, showing.Me) ?? (offered.Permission == Can.HandleMatters ? Matter.NotOf(caller) : null);

    private string Why(OfferedAct offered, Problem problem) => problem is ActNotAllowed
        ? words["matter.not-now", ("states", string.Join(words["list.or"], Enum.GetValues<MatterState>().Where(s => MatterLife.After(s, offered.Act) is not null).Select(s => words.Of(s)))), ("state", Matter.State)]
        : words.Of(problem);
}
