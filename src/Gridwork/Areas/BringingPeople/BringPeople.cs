using Gridwork.Areas.BringingIn;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.BringingPeople;

/// <summary>Opens accounts and gives posts from a table, with all that holds for each of them alone: looked at first, then taken all or none.</summary>
internal sealed class BringPeople(GridworkDb db, UserManager<Account> accounts, Administrators administrators, Caller caller, AreaBooks books, TimeProvider clock)
{
    /// <param name="Opened">Whose links are to be handed out.</param>
    public sealed record Taken(int Posts, IReadOnlyCollection<Account> Opened);

    private const int AtOnce = 500;

    public async Task<Result<IReadOnlyList<BroughtLine>>> Look(byte[] file, CancellationToken ct)
    {
        var plan = await Plan(file, ct);
        return plan.Ok ? plan.Value.Lines.ToArray() : plan.Problem;
    }

    public Task<Result<Taken>> Run(byte[] file, CancellationToken ct) => db.InTransaction<Result<Taken>>(
        async stop =>
        {
            var plan = await Plan(file, stop);
            return !plan.Ok ? plan.Problem
                : plan.Value.Lines.Count(l => l.Outcome is LineOutcome.Refused) is > 0 and var faults ? new BroughtHasFaults(faults)
                : plan.Value is { Accounts.Count: 0, Posts.Count: 0 } ? new BroughtAlreadySo()
                : await Write(plan.Value, stop);
        },
        ct);

    private async Task<Result<PeoplePlan>> Plan(byte[] file, CancellationToken ct)
    {
        var rows = await BroughtFile.Rows(file, OfficeColumns.People, ct);
        if (!rows.Ok)
        {
            return rows.Problem;
        }

        var (scope, book) = (caller.Scope(Can.ManagePosts), await books.Today(ct));
        var units = await db.In<Unit>(scope).AsNoTracking().Where(u => u.ValidTo == null || u.ValidTo >= book.Day).ToListAsync(ct);
        var plan = new PeoplePlan(await Known(rows.Value, book.Day, ct), new BroughtPlaces(book, scope, units), accounts.NormalizeName);
        foreach (var row in rows.Value)
        {
            plan.Take(row);
        }

        return plan;
    }

    // Everywhere: roles lie in no area, and a person's posts are asked wherever they are, as when one is given by the page.
    private async Task<PeopleKnown> Known(IReadOnlyList<SheetRow> rows, DateOnly today, CancellationToken ct)
    {
        var (found, posts) = (new Dictionary<string, Account>(StringComparer.Ordinal), new List<Post>());
        foreach (var lot in rows.Select(r => accounts.NormalizeName(r["user"])).Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var these = await db.Users.AsNoTracking().Where(a => lot.Contains(a.NormalizedUserName)).ToListAsync(ct);
            var ids = these.ConvertAll(a => a.Id);
            these.ForEach(a => found[a.NormalizedUserName!] = a);
            posts.AddRange(await db.Everywhere<Post>().AsNoTracking().Where(p => ids.Contains(p.Account)).ToListAsync(ct));
        }

        var roles = await db.Everywhere<Role>().AsNoTracking().ToListAsync(ct);
        return new PeopleKnown(found, posts.ToLookup(p => p.Account), roles, administrators, caller.Id, today);
    }

    private async Task<Taken> Write(PeoplePlan plan, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        db.AddRange(plan.Accounts);
        db.AddRange(plan.Posts.Select(p => p.Post));
        foreach (var account in plan.Accounts)
        {
            db.Trail(caller, "people.add", account.UserName!, area: null, account.Name, now);
        }

        foreach (var (account, post) in plan.Posts)
        {
            db.Trail(caller, "posts.give", account.UserName!, post.Area, Days.Span(post), now);
        }

        await db.SaveChangesAsync(ct);
        return new Taken(plan.Posts.Count, plan.Accounts);
    }
}
