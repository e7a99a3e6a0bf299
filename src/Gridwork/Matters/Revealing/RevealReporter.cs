using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Revealing;

/// <summary>Opens a reporter's contact for ten minutes, for a purpose that the reporter will read. Nobody who handles the matter may.</summary>
internal sealed class RevealReporter(GridworkDb db, Caller caller, SiteKeys keys, AreaBooks books, TimeProvider clock)
{
    private static readonly TimeSpan Shown = TimeSpan.FromMinutes(10);

    private static readonly HashSet<string> Hollow = new(StringComparer.Ordinal);

    public sealed class Form
    {
        [Required, StringLength(RevealMapping.MostPurpose)]
        public string? Purpose { get; set; }
    }

    /// <summary>What the page of it shows: why it may not be opened, or the contact while it is open.</summary>
    public sealed record View(Problem? Barred, Contact? Contact, DateTimeOffset? Until);

    public async Task<View> Look(Matter matter, CancellationToken ct)
    {
        if (await Barred(matter, ct) is { } barred)
        {
            return new View(barred, Contact: null, Until: null);
        }

        if (await Running(matter.Id, ct) is not { } until)
        {
            return new View(Barred: null, Contact: null, Until: null);
        }

        var contact = await Read(matter.Id, ct);
        return new View(contact.Problem, contact.Value, until);
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        if (await db.Matters(caller, Can.RevealReporters).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } matter)
        {
            return new NoSuchMatter();
        }

        if (await Barred(matter, ct) is { } barred)
        {
            return barred;
        }

        if (await Running(id, ct) is not null)
        {
            return null;
        }

        var purpose = TypedText.Telling(form.Purpose, "purpose", Hollow, RevealMapping.MostPurpose);
        var contact = await Read(id, ct);
        if ((purpose.Problem ?? contact.Problem) is { } refused)
        {
            return refused;
        }

        return contact.Value!.IsNamedIn(purpose.Value!) ? new PurposeNamesReporter() : await Keep(matter, purpose.Value!, ct);
    }

    private async Task<Problem?> Barred(Matter matter, CancellationToken ct) =>
        matter.Handler == caller.Id || (matter.Unit is { } unit && caller.Units.Contains(unit.Value)) || await IsCalled(matter.Id, ct) ? new HandlerMayNotSee()
        // Everywhere, here and below: whoever asks has found the matter under this permission.
        : await db.Everywhere<Reporter>().AnyAsync(r => r.Matter == matter.Id, ct) ? null : new NoReporter();

    private async Task<bool> IsCalled(MatterId matter, CancellationToken ct)
    {
        var units = caller.Units.Select(u => new UnitId(u)).ToArray();
        return units.Length > 0 && await db.Everywhere<Whistles.Leg>().AnyAsync(l => l.Matter == matter && units.Contains(l.Unit), ct);
    }

    private async Task<DateTimeOffset?> Running(MatterId matter, CancellationToken ct)
    {
        var (me, now) = (caller.Id, clock.GetUtcNow());
        return await db.Everywhere<Reveal>().Where(r => r.Matter == matter && r.By == me && r.Until > now).MaxAsync(r => (DateTimeOffset?)r.Until, ct);
    }

    private async Task<Result<Contact>> Read(MatterId matter, CancellationToken ct)
    {
        var ring = await keys.Open(ct);
        if (!ring.Ok)
        {
            return ring.Problem;
        }

        return await db.Everywhere<Reporter>().AsNoTracking().SingleOrDefaultAsync(r => r.Matter == matter, ct) is not { } reporter ? new NoReporter()
            : reporter.Open(ring.Value) is { } contact ? contact
            : new KeysWrong();
    }

    private async Task<Problem?> Keep(Matter matter, string purpose, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var reveal = new Reveal
        {
            Id = RevealId.New(),
            Matter = matter.Id,
            Area = matter.Area,
            By = caller.Id,
            ByName = caller.Name,
            Post = await Post(now, ct),
            Purpose = purpose,
            At = now,
            Until = now + Shown,
        };
        db.Add(reveal);
        db.Trail(caller, "reporters.reveal", matter.Number, matter.Area, purpose, now);
        await db.SaveChangesAsync(ct);
        return null;
    }

    // The post of today that carries the right, by the name that it bears.
    private async Task<RevealPost> Post(DateTimeOffset now, CancellationToken ct)
    {
        var (me, day) = (caller.Id.Value, CivilTime.DayOf(now));
        var posts = await (
            from post in db.Everywhere<Post>().AsNoTracking()
            where post.Account == me && post.From <= day && (post.To == null || post.To >= day)
            join role in db.Everywhere<Role>() on post.Role equals role.Key
            orderby post.From
            select new { post.Unit, post.Area, role }).ToListAsync(ct);
        if (posts.Find(p => p.role.Permissions.Contains(Can.RevealReporters, StringComparer.Ordinal)) is not { } held)
        {
            return new RevealPost(RoleZh: null, RoleEn: null, "");
        }

        var unit = held.Unit is { } id ? await db.Everywhere<Unit>().Where(u => u.Id == id).Select(u => u.Name).SingleOrDefaultAsync(ct) : null;
        return new RevealPost(held.role.Zh, held.role.En, unit ?? (await books.Today(ct)).FullName(held.Area));
    }
}
