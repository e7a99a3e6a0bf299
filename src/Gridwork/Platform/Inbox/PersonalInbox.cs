using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Inbox;

/// <summary>The lines of the person who asks, newest first; nobody reads another's.</summary>
public sealed class PersonalInbox(GridworkDb db, Caller caller, TimeProvider clock)
{
    public const int PageSize = 50;

    /// <summary>As far as the head of the desk counts.</summary>
    public const int MostCounted = 99;

    public Task<int> Unread(CancellationToken ct) => Mine.Where(l => l.ReadAt == null).OrderBy(l => l.Id).Take(MostCounted + 1).CountAsync(ct);

    /// <summary>One more than a page, when there is a next one.</summary>
    public Task<List<InboxLine>> Lines(bool unread, Guid? after, CancellationToken ct)
    {
        var all = unread ? Mine.Where(l => l.ReadAt == null) : Mine;
        if (after is { } id && new InboxLineId(id) is var last)
        {
            all = all.Where(l => l.Id < last);
        }

        return all.OrderByDescending(l => l.Id).Take(PageSize + 1).ToListAsync(ct);
    }

    /// <summary>Marks one as read and says where it leads; null when there is no such line of this person.</summary>
    public async Task<string?> Open(InboxLineId id, CancellationToken ct)
    {
        var line = await Mine.SingleOrDefaultAsync(l => l.Id == id, ct);
        if (line is { ReadAt: null })
        {
            await Mark(Mine.Where(l => l.Id == id), ct);
        }

        return line?.Address;
    }

    public Task ReadAll(CancellationToken ct) => Mark(Mine.Where(l => l.ReadAt == null), ct);

    private Task<int> Mark(IQueryable<InboxLine> lines, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.InTransaction(stop => lines.ExecuteUpdateAsync(l => l.SetProperty(r => r.ReadAt, now), stop), ct);
    }

    // Everywhere: a person's own.
    private IQueryable<InboxLine> Mine
    {
        get
        {
            var me = caller.Id;
            var numbers = caller.LeftOut.Values.ToList();
            var mine = db.Everywhere<InboxLine>().AsNoTracking().Where(l => l.Person == me);
            return numbers.Count == 0 ? mine : mine.Where(l => !numbers.Contains(l.Number));
        }
    }
}

public static class InboxWriting
{
    extension(GridworkDb db)
    {
        /// <summary>Tells people something, each once; the caller saves. Gives back those who had not been told.</summary>
        public async Task<IReadOnlyList<PersonId>> Tell(IReadOnlyList<PersonId> people, string key, InboxWords words, DateTimeOffset at, CancellationToken ct)
        {
            // Everywhere: only whether it was told before.
            var told = await db.Everywhere<InboxLine>().Where(l => l.Key == key && people.Contains(l.Person)).Select(l => l.Person).ToListAsync(ct);
            var next = people.Except(told).ToList();
            db.AddRange(next.Select(person => InboxLine.For(person, key, words, at)));
            return next;
        }
    }
}
