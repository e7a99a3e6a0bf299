using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Trail;

/// <summary>What an auditor may ask of the trail; part of the address.</summary>
public sealed class TrailFilter
{
    public DateOnly? Day { get; set; }

    public string? Act { get; set; }

    public string? Who { get; set; }

    public string? Subject { get; set; }

    /// <summary>The mark of the last line of the page before: <c>ticks_id</c>. One that does not read begins at the newest.</summary>
    public string? After { get; set; }
}

/// <summary>The last root of a day. Written down outside, it shows later that nothing before it was rebuilt.</summary>
public sealed record DayRoot(DateOnly Day, long Block, byte[] Root);

/// <summary>The trail as a caller may read it, newest first.</summary>
internal sealed class TrailReading(GridworkDb db, Caller caller, CurrentSite site, TimeProvider clock)
{
    public const int PageSize = 50;

    private const int Days = 7;

    /// <summary>One line more than a page, when there is a next one.</summary>
    public Task<List<TrailLine>> Lines(TrailFilter filter, int size, CancellationToken ct) => All(filter).Take(size + 1).ToListAsync(ct);

    /// <summary>From where the filter's mark stands to the end, in order.</summary>
    public IQueryable<TrailLine> All(TrailFilter filter)
    {
        var lines = Narrow(Mine(), filter);
        if (TrailMark.Read(filter.After) is (var at, var id))
        {
            lines = lines.Where(l => l.At <= at && (l.At < at || l.Id < id));
        }

        return lines.OrderByDescending(l => l.At).ThenByDescending(l => l.Id);
    }

    /// <summary>Of the past seven days; a day on which nothing was sealed has none.</summary>
    public async Task<IReadOnlyList<DayRoot>> Roots(CancellationToken ct)
    {
        var today = CivilTime.DayOf(clock.GetUtcNow());
        var roots = new List<DayRoot>();
        foreach (var day in Enumerable.Range(0, Days).Select(back => today.AddDays(-back)))
        {
            var (from, to) = (CivilTime.StartOf(day), CivilTime.EndOf(day));
            // Everywhere: a root tells nothing of what it seals.
            if (await db.Everywhere<TrailBlock>().Where(b => b.At >= from && b.At < to).OrderByDescending(b => b.At).ThenByDescending(b => b.Number)
                .Select(b => new { b.Number, b.Root }).FirstOrDefaultAsync(ct) is { } last)
            {
                roots.Add(new DayRoot(day, last.Number, last.Root));
            }
        }

        return roots;
    }

    // A line without an area is the site's own: only who may read the whole site sees it.
    private IQueryable<TrailLine> Mine()
    {
        var all = db.Everywhere<TrailLine>().AsNoTracking();
        if (caller.LeftOut.Count > 0)
        {
            var numbers = caller.LeftOut.Values.ToList();
            all = all.Where(l => !numbers.Contains(l.Subject));
        }

        var scope = caller.Scope(Can.ReadTrail);
        return scope.Contains(site.Value.Root) ? all : scope.Roots
            .Select(root => (Root: root, root.Last))
            .Select(range => all.Where(l => l.Area != null && l.Area.Value >= range.Root && l.Area.Value <= range.Last))
            .Aggregate((one, other) => one.Concat(other));
    }

    private static IQueryable<TrailLine> Narrow(IQueryable<TrailLine> lines, TrailFilter filter)
    {
        if (filter.Day is { } day)
        {
            var (from, to) = (CivilTime.StartOf(day), CivilTime.EndOf(day));
            lines = lines.Where(l => l.At >= from && l.At < to);
        }

        lines = filter.Act is { Length: > 0 } act ? lines.Where(l => l.Act == act) : lines;
        lines = filter.Who is { Length: > 0 } who ? lines.Where(l => l.ByName == who) : lines;
        return filter.Subject is { Length: > 0 } subject ? lines.Where(l => l.Subject == subject) : lines;
    }
}
