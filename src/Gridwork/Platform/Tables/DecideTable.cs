using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Tables;

/// <summary>A person takes the good rows of an imported table, from a day on, or discards it. Taking one ends the older the day before.</summary>
internal sealed class DecideTable(GridworkDb db, CurrentSite site, Caller caller, Lately<(string Site, Type Table), LastDecided> lately, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>Of the row as it was seen.</summary>
        public int Version { get; set; }

        [Required]
        public DateOnly? From { get; set; }
    }

    /// <param name="content">What is taken of the version on that day; without it, all as it was read.</param>
    public Task<Problem?> Take<T>(TableKind<T> kind, int number, Form form, Func<T, DateOnly, Task<string>>? content, CancellationToken ct)
        where T : TableVersion =>
        Decide(kind, number, form.Version, "take", (version, now, decided) => Take(kind, version, (form.From!.Value, now, decided), content, ct), ct);

    public Task<Problem?> Discard<T>(TableKind<T> kind, int number, int seen, CancellationToken ct)
        where T : TableVersion =>
        Decide(kind, number, seen, "discard", (version, now, decided) => Task.FromResult(version.Discard(caller, now, decided)), ct);

    public static string Told(TableVersion version) =>
        string.Join(' ', new[] { $"{version.ValidFrom:yyyy-MM-dd}", version.About, $"{version.Good}/{version.Rows}", $"({version.Source})" }.Where(part => part.Length > 0));

    private async Task<Problem?> Take<T>(TableKind<T> kind, T version, (DateOnly From, DateTimeOffset Now, long Decided) at, Func<T, DateOnly, Task<string>>? content, CancellationToken ct)
        where T : TableVersion
    {
        if (at.From < CivilTime.DayOf(at.Now))
        {
            return new TableBackdated(at.From);
        }

        // Everywhere: an imported table is the site's.
        var others = await db.Everywhere<T>().Where(kind.Same(version)).Where(v => v.State == TableState.InForce).ToListAsync(ct);
        if (others.Find(v => v.ValidFrom == at.From) is { } same)
        {
            return new TableSameDay(same.Number, at.From);
        }

        var to = others.Where(v => v.ValidFrom > at.From).Select(v => (DateOnly?)v.ValidFrom.AddDays(-1)).Min();
        var taken = content is null ? version.Content : await content(version, at.From);
        if (version.Take(at.From, to, taken, caller, at.Now, at.Decided) is { } refused)
        {
            return refused;
        }

        others.Where(v => v.ValidFrom < at.From && (v.ValidTo is null || v.ValidTo >= at.From)).ToList().ForEach(v => v.EndBefore(at.From));
        return null;
    }

    private async Task<Problem?> Decide<T>(TableKind<T> kind, int number, int seen, string act, Func<T, DateTimeOffset, long, Task<Problem?>> deed, CancellationToken ct)
        where T : TableVersion
    {
        var refused = await Within(kind, number, seen, act, deed, ct);
        lately.Forget((site.Value.Code, typeof(T)));
        return refused;
    }

    private Task<Problem?> Within<T>(TableKind<T> kind, int number, int seen, string act, Func<T, DateTimeOffset, long, Task<Problem?>> deed, CancellationToken ct)
        where T : TableVersion => db.InTransaction<Problem?>(
        async inside =>
        {
            // The counter's row is ours until the commit: who decides meanwhile waits here.
            var (decided, now) = (await db.Next($"{kind.Subject}-decisions", 1, inside), clock.GetUtcNow());
            var version = await db.Everywhere<T>().SingleOrDefaultAsync(v => v.Number == number, inside);
            if (version is null)
            {
                return new NoSuchTable();
            }

            if (version.State is TableState.Waiting && version.Version != seen)
            {
                return new TableChanged();
            }

            if (await deed(version, now, decided) is { } refused)
            {
                return refused;
            }

            db.Trail(caller, $"{kind.Act}-{act}", $"{kind.Subject} {number}", area: null, Told(version), now);
            return await db.Save(inside) ? null : new TableChanged();
        },
        ct);
}
