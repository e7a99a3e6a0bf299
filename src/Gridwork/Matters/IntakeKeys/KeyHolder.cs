using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.IntakeKeys;

/// <summary>Knows the system that sends, by its key.</summary>
internal sealed class KeyHolder(GridworkDb db, KeyUse use, Lately<(string Site, string Hash), IntakeKey> lately, CurrentSite site, TimeProvider clock)
{
    private const string Scheme = "Bearer ";

    /// <summary>The key in use that a request bears.</summary>
    public async Task<Result<IntakeKey>> Of(string? authorization, CancellationToken ct)
    {
        if (authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) != true)
        {
            return new KeyUnknown();
        }

        return await Find(IntakeKey.HashOf(authorization[Scheme.Length..].Trim()), ct) switch
        {
            null => new KeyUnknown(),
            { EndedAt: { } ended } => new KeyEnded(ended),
            var key when use.LastHour(key.Id) >= key.MostHour => new TooManyByKey(key.MostHour),
            var key => key,
        };
    }

    // Everywhere: the key is what it is known by.
    private Task<IntakeKey?> Find(string hash, CancellationToken ct) =>
        lately.Of((site.Value.Code, hash), _ => db.Everywhere<IntakeKey>().AsNoTracking().SingleOrDefaultAsync(k => k.Hash == hash, ct));

    /// <summary>It may report where its key says, and nothing else.</summary>
    public static Caller Caller(IntakeKey key, AreaBook book) => Platform.Caller.System(key.Name) with
    {
        Reach = new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ReportMatters] = new AreaScope(book.Lineage.Now(key.Area)) },
    };

    public async Task Used(IntakeKey key, CancellationToken ct)
    {
        use.Note(key.Id);
        var today = CivilTime.DayOf(clock.GetUtcNow());
        if (key.LastUsed != today)
        {
            // Past its version: whoever ends it meanwhile ends it.
            await db.InTransaction(stop => db.Everywhere<IntakeKey>().Where(k => k.Id == key.Id && (k.LastUsed == null || k.LastUsed < today))
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsed, today), stop), ct);
            lately.Forget((site.Value.Code, key.Hash));
        }
    }
}
