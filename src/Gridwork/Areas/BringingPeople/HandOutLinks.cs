using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.BringingPeople;

public sealed record LinksTaken() : Problem.Conflict("people.links-taken", "These links were taken out before, or each of these people has one already. Give new links one by one at the accounts.");

/// <summary>A list of the links by which people who were just given an account set their password: once, and never of somebody who has set one.</summary>
internal sealed class HandOutLinks(GridworkDb db, FirstPassword first, LinkTicket tickets, AreaBooks books, Caller caller, Words words, TimeProvider clock)
{
    private const int AtOnce = 500;

    public sealed class Form
    {
        [Required, StringLength(LinkTicket.Longest)]
        public string? Ticket { get; set; }

        public SheetFormat Format { get; set; }
    }

    /// <param name="site">What stands before the links, for example <c>https://host</c>.</param>
    public async Task<Result<byte[]>> Run(Form form, string site, CancellationToken ct)
    {
        if (tickets.Read(caller.Id, form.Ticket!) is not { } named)
        {
            return new LinksTaken();
        }

        var given = await db.InTransaction(stop => Renew(named, stop), ct);
        return given.Count == 0 ? new LinksTaken() : await File(given, form.Format, site, ct);
    }

    private async Task<IReadOnlyList<Account>> Renew(IReadOnlyDictionary<Guid, byte[]> named, CancellationToken ct)
    {
        List<Account> given = [];
        foreach (var lot in named.Keys.Chunk(AtOnce))
        {
            var these = await db.Users.Where(a => lot.Contains(a.Id) && a.PasswordHash == null && a.ClosedAt == null).ToListAsync(ct);
            given.AddRange(these.Where(a => LinkTicket.Print(a).AsSpan().SequenceEqual(named[a.Id])));
        }

        if (given.Count > 0)
        {
            given.ForEach(a => a.Restamp());
            db.Trail(caller, "people.links", given.Count.ToString(CultureInfo.InvariantCulture), area: null, "", clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return given;
    }

    private async Task<byte[]> File(IReadOnlyList<Account> given, SheetFormat format, string site, CancellationToken ct)
    {
        var (places, to) = (await Places(given, ct), new MemoryStream());
        await using (var sheet = await SheetWriting.Begin(format, to, [words["accounts.user"], words["units.person"], words["posts.place"], words["accounts.given.link"]], ct))
        {
            foreach (var account in given.OrderBy(a => a.UserName, StringComparer.Ordinal))
            {
                await sheet.Write([account.UserName, account.Name, places.GetValueOrDefault(account.Id, ""), site + await first.LinkOf(account)], ct);
            }
        }

        return to.ToArray();
    }

    // Everywhere: where those serve whose accounts the reader has just opened.
    private async Task<Dictionary<Guid, string>> Places(IReadOnlyList<Account> given, CancellationToken ct)
    {
        var (book, places) = (await books.Today(ct), new Dictionary<Guid, string>());
        foreach (var lot in given.Select(a => a.Id).Chunk(AtOnce))
        {
            var posts = await (
                from post in db.Everywhere<Post>().AsNoTracking()
                where lot.Contains(post.Account)
                orderby post.From
                join unit in db.Everywhere<Unit>() on post.Unit equals unit.Id into units
                from unit in units.DefaultIfEmpty()
                select new { post.Account, post.Area, Unit = unit == null ? null : unit.Name }).ToListAsync(ct);
            foreach (var person in posts.GroupBy(p => p.Account))
            {
                places[person.Key] = string.Join(words["list.comma"], person.Select(p => p.Unit ?? book.FullName(p.Area)).Distinct(StringComparer.Ordinal));
            }
        }

        return places;
    }
}
