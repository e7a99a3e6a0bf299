using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Explaining;

public sealed record NoSuchPage(string Address) : Problem.Missing("sight.no-page", $"There is no page {Address}.");

/// <summary>One reason, in words; a sight has at least one that gives it.</summary>
public sealed record SightReason(bool Gives, string Says);

/// <param name="What">A matter's number or a page's address.</param>
public sealed record Sight(string Person, string What, bool Sees, IReadOnlyList<SightReason> Why, IReadOnlyList<HeldPost> Posts);

/// <summary>
/// Why somebody sees a matter or a page, or why not: by which post, role, right and area. What the matter is about is not told, and the
/// asking stands in the trail.
/// </summary>
internal sealed class ExplainSight(
    GridworkDb db, ICallerSource callers, PostsOfPerson held, PageOfAddress pages, WhyMatter why, Caller caller, Words words, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>The name under which the person signs in.</summary>
        [Required, StringLength(60)]
        public string? Person { get; set; }

        [Required, StringLength(200)]
        public string? What { get; set; }
    }

    public async Task<Result<Sight>> Run(Form form, CancellationToken ct)
    {
        var (name, what, now) = (form.Person!.Trim().ToUpperInvariant(), form.What!.Trim(), clock.GetUtcNow());
        var scope = caller.Scope(Can.ExplainSight);
        if (await db.AccountsIn(scope, CivilTime.DayOf(now)).AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == name, ct) is not { } account)
        {
            return new NoSuchPerson();
        }

        var (person, posts) = (await callers.Of(account.Person, ct), await held.Today(account.Person, ct));
        var page = what.StartsWith('/') && MatterAt(what) is null;
        var asked = page ? pages.Find(what) : null;
        var matter = page ? null : await Find(what, scope, ct);
        if (page ? asked is null : matter is null)
        {
            return page ? new NoSuchPage(what) : new NoSuchMatter();
        }

        var reasons = person is null ? [new SightReason(Gives: false, words["sight.closed"])]
            : matter is not null ? await why.Of(matter, person, posts, ct)
            : OfPage(asked!, posts);
        var sees = reasons.Any(r => r.Gives) && (matter is not null || reasons.All(r => r.Gives));
        db.Trail(caller, "sight.explain", matter?.Number ?? what, matter?.Area, $"{account.UserName} {(sees ? "+" : "-")}", now);
        await db.SaveChangesAsync(ct);
        return new Sight(account.Name, matter?.Number ?? what, sees, reasons, posts);
    }

    // A page asks for each of its permissions.
    private IReadOnlyList<SightReason> OfPage(AskedByPage asked, IReadOnlyList<HeldPost> posts) =>
        asked.Public ? [new SightReason(Gives: true, words["sight.page-public"])]
        : asked.Permissions.Count == 0 ? [new SightReason(Gives: true, words["sight.page-own"])]
        : [.. asked.Permissions.Select(p => posts.FirstOrDefault(h => h.Permissions.Contains(p, StringComparer.Ordinal)) is { } post
            ? new SightReason(Gives: true, words["sight.right", ("role", post.Role), ("place", post.Place), ("right", p)])
            : new SightReason(Gives: false, words["sight.no-right", ("right", p)]))];

    private Task<Matter?> Find(string what, AreaScope scope, CancellationToken ct)
    {
        var id = MatterAt(what) is { } at ? new MatterId(at) : default;
        return db.In<Matter>(scope).AsNoTracking().SingleOrDefaultAsync(m => m.Number == what || m.Id == id, ct);
    }

    private static Guid? MatterAt(string address) => address.Split('/') is ["", "matters", var id] && Guid.TryParse(id, out var matter) ? matter : null;
}
