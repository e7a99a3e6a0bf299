using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.ImportingStandard;

/// <summary>A person takes the good rows of an imported table, from a day on, or discards it. Taking one ends the older the day before.</summary>
internal sealed class DecideStandard(GridworkDb db, SiteStandard standard, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>Of the row as it was seen.</summary>
        public int Version { get; set; }

        [Required]
        public DateOnly? From { get; set; }
    }

    public Task<Problem?> Take(int number, Form form, CancellationToken ct) => Decide(number, form.Version, "take", (version, now, decided) => Take(version, form.From!.Value, now, decided, ct), ct);

    public Task<Problem?> Discard(int number, int seen, CancellationToken ct) =>
        Decide(number, seen, "discard", (version, now, decided) => Task.FromResult(version.Discard(caller, now, decided)), ct);

    private async Task<Problem?> Take(StandardVersion version, DateOnly from, DateTimeOffset now, long decided, CancellationToken ct)
    {
        if (from < CivilTime.DayOf(now))
        {
            return new StandardBackdated(from);
        }

        // Everywhere: the case standard is the site's.
        var others = await db.Everywhere<StandardVersion>().Where(v => v.Kind == version.Kind && v.State == StandardState.InForce).ToListAsync(ct);
        if (others.Find(v => v.ValidFrom == from) is { } same)
        {
            return new StandardSameDay(same.Number, from);
        }

        var before = (await standard.On(from, ct)).Majors.Where(m => m.Kind == version.Kind).ToList();
        var to = others.Where(v => v.ValidFrom > from).Select(v => (DateOnly?)v.ValidFrom.AddDays(-1)).Min();
        if (version.Take(from, to, StandardCodes.Give(version.Majors(), before), caller, now, decided) is { } refused)
        {
            return refused;
        }

        others.Where(v => v.ValidFrom < from && (v.ValidTo is null || v.ValidTo >= from)).ToList().ForEach(v => v.EndBefore(from));
        return null;
    }

    private Task<Problem?> Decide(int number, int seen, string act, Func<StandardVersion, DateTimeOffset, long, Task<Problem?>> deed, CancellationToken ct) => db.InTransaction<Problem?>(
        async inside =>
        {
            // The counter's row is ours until the commit: who decides meanwhile waits here.
            var (decided, now) = (await db.Next("case-standard-decisions", 1, inside), clock.GetUtcNow());
            var version = await db.Everywhere<StandardVersion>().SingleOrDefaultAsync(v => v.Number == number, inside);
            if (version is null)
            {
                return new NoSuchStandard();
            }

            if (version.State is StandardState.Waiting && version.Version != seen)
            {
                return new StandardChanged();
            }

            if (await deed(version, now, decided) is { } refused)
            {
                return refused;
            }

            db.Trail(caller, $"matters.standard-{act}", $"case-standard {number}", area: null, $"{version.ValidFrom:yyyy-MM-dd} {version.Kind} {version.Good}/{version.Rows} ({version.Source})", now);
            return await db.Save(inside) ? null : new StandardChanged();
        },
        ct);
}
