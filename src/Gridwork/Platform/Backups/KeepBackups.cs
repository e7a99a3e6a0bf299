using System.Globalization;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Backups;

/// <summary>Where a site's own backups lie and what they are called.</summary>
internal sealed class BackupPlace(IOptions<BackupOptions> options, DataFolder folder)
{
    private const string Stamp = "yyyyMMdd-HHmmss";

    public string Of(Site site) => Path.Combine(options.Value.Folder ?? Path.Combine(folder.Root, "backups"), site.Code);

    /// <param name="why">Stands in the name: <c>daily</c>, <c>before-DutyLists</c>.</param>
    public static string Name(Site site, string why, DateTimeOffset at) =>
        $"{site.Code}-{at.ToOffset(TimeSpan.FromHours(8)).ToString(Stamp, CultureInfo.InvariantCulture)}{(why.Length > 0 ? $"-{why}" : "")}.gridwork";

    /// <summary>The site's own backups taken for this reason, the newest first.</summary>
    public IReadOnlyList<(string Path, DateOnly Day)> All(Site site, string why) => !Directory.Exists(Of(site)) ? [] : [.. (
        from path in Directory.EnumerateFiles(Of(site), $"{site.Code}-*{why}*.gridwork")
        let name = Path.GetFileName(path)
        where name.Length > site.Code.Length + 1 + Stamp.Length
        let stamp = name.Substring(site.Code.Length + 1, Stamp.Length)
        where DateTime.TryParseExact(stamp, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        select (Path: path, Day: DateOnly.ParseExact(stamp[..8], "yyyyMMdd", CultureInfo.InvariantCulture))).OrderByDescending(b => b.Path, StringComparer.Ordinal)];
}

/// <summary>Takes a site's backup of the day, and clears away what the rule no longer keeps. A demo site has none, nor has a copy to practise on.</summary>
internal sealed class KeepBackups(GridworkDb db, CurrentSite site, SealTrail seal, TakeBackup take, BackupPlace place, Practice practice, IOptions<BackupOptions> options, TimeProvider clock)
{
    public const string Daily = "daily";
    public const string Before = "before-";

    private const int KeptBefore = 3;

    public async Task Run(CancellationToken ct)
    {
        var (now, made) = (clock.GetUtcNow(), place.All(site.Value, Daily));
        if (!options.Value.Daily || site.Value.Demo || practice.On || (made.Count > 0 && made[0].Day >= CivilTime.DayOf(now)))
        {
            return;
        }

        var file = Path.Combine(place.Of(site.Value), BackupPlace.Name(site.Value, Daily, now));
        db.Trail(Caller.System("backup"), "sites.backup", site.Value.Code, site.Value.Root, Path.GetFileName(file), now);
        await db.SaveChangesAsync(ct);
        await seal.Run(ct);
        await take.Run(site.Value, file, options.Value.Passphrase, ct);
        var all = place.All(site.Value, Daily);
        var kept = Kept([.. all.Select(b => b.Day)], options.Value);
        foreach (var (path, _) in all.Where(b => !kept.Contains(b.Day)).Concat(place.All(site.Value, Before).Skip(KeptBefore)))
        {
            File.Delete(path);
        }
    }

    /// <summary>The newest days, the newest of each of the newest weeks, and of each of the newest months.</summary>
    public static IReadOnlySet<DateOnly> Kept(IReadOnlyCollection<DateOnly> days, BackupOptions rule)
    {
        var newest = days.OrderDescending().ToList();
        return newest.Take(rule.KeepDays)
            .Concat(newest.DistinctBy(d => d.DayNumber / 7).Take(rule.KeepWeeks)) // day number 0 is a Monday
            .Concat(newest.DistinctBy(d => (d.Year, d.Month)).Take(rule.KeepMonths))
            .ToHashSet();
    }
}
