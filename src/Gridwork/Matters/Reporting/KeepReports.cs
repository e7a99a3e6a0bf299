using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Searching;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Telemetry;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporting;

/// <summary>A report that has been read and found good; it has no number yet.</summary>
/// <param name="Reporter">None or one.</param>
/// <param name="By">Under whose name it stands in the trail.</param>
/// <param name="MayHavePhotos">Whether some may have been uploaded with its form.</param>
internal sealed record ReadReport(Matter Matter, Reporter[] Reporter, Whom? Whom, Caller By, bool MayHavePhotos);

/// <summary>Keeps reports with all that belongs to them, in one transaction and with numbers of their own.</summary>
internal sealed class KeepReports(GridworkDb db, CurrentSite site, AboutWhom about)
{
    /// <summary>Gives back those that lay here before, known by their id, of which nothing was kept again.</summary>
    /// <param name="reports">No id twice.</param>
    /// <param name="ask">Which of them lay here before. Where it is not asked, one that did is refused for its key (see <see cref="SameKey"/>), and all with it.</param>
    public async Task<HashSet<ReadReport>> Run(IReadOnlyList<ReadReport> reports, bool ask, CancellationToken ct)
    {
        try
        {
            var (here, told) = await db.InTransaction(stop => Keep(reports, ask, stop), ct);
            told.ForEach(line => Figures.Act(site.Value.Code, line.Act));
            return here;
        }
        catch
        {
            foreach (var report in reports)
            {
                report.Matter.GiveBack();
            }

            throw;
        }
    }

    private async Task<(HashSet<ReadReport> Here, List<TrailLine> Told)> Keep(IReadOnlyList<ReadReport> reports, bool ask, CancellationToken ct)
    {
        var known = ask ? await Known(reports, ct) : [];
        var (here, fresh) = (reports.Where(r => known.Contains(r.Matter.Id)).ToHashSet(), reports.Where(r => !known.Contains(r.Matter.Id)).ToList());
        var photos = await PhotosOf(fresh, ct);
        // In their order: two lots that wait for each other's year would wait for ever.
        foreach (var year in fresh.GroupBy(r => CivilTime.DayOf(r.Matter.ReportedAt).Year).OrderBy(y => y.Key))
        {
            var (all, number) = (year.ToList(), await db.Next($"matter-{year.Key}", year.Count(), ct) - year.Count());
            all.ForEach(report => report.Matter.Give(year.Key, ++number));
        }

        var told = fresh.SelectMany(report => Told(report, photos[report.Matter.Id.Value])).ToList();
        await Write(fresh, told, ct);
        return (here, told);
    }

    // Everywhere: not to read a matter, but to know a form that was sent before.
    private Task<List<MatterId>> Known(IReadOnlyList<ReadReport> reports, CancellationToken ct)
    {
        var ids = reports.Select(r => r.Matter.Id).ToArray();
        return db.Everywhere<Matter>().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
    }

    // What every report has goes past the change tracker, which took half of the time that a report needs; what few of them have is saved as everywhere.
    private async Task Write(List<ReadReport> fresh, List<TrailLine> told, CancellationToken ct)
    {
        var matters = fresh.ConvertAll(r => r.Matter);
        await db.AddFew([.. matters, .. matters.Select(m => SearchedMatter.Of(m, site.Value.Root)), .. told], ct);
        foreach (var report in fresh)
        {
            db.AddRange(report.Reporter);
            about.Keep(report.Matter, report.Whom);
        }

        if (db.ChangeTracker.HasChanges())
        {
            await db.SaveChangesAsync(ct);
        }
    }

    // The trail has the sums of the photos: one that was changed afterwards is no longer the one that was sent.
    private static IEnumerable<TrailLine> Told(ReadReport report, IEnumerable<Photo> photos)
    {
        var matter = report.Matter;
        yield return Line("matters.report", matter.Title);
        if (matter.Main is not null)
        {
            yield return Line("matters.join", matter.Last.Note ?? "");
        }

        foreach (var photo in photos)
        {
            photo.Keep(matter.ReportedAt);
            yield return Line("matters.photo", photo.Hash);
        }

        TrailLine Line(string act, string detail) => TrailLine.Of(report.By, act, matter.Number, matter.Area, detail, matter.ReportedAt);
    }

    private async Task<ILookup<Guid, Photo>> PhotosOf(IEnumerable<ReadReport> reports, CancellationToken ct)
    {
        var forms = reports.Where(r => r.MayHavePhotos).Select(r => r.Matter.Id.Value).ToArray();
        // Everywhere: what was uploaded with these forms.
        return (forms.Length == 0 ? [] : await db.Everywhere<Photo>().Where(p => forms.Contains(p.Subject) && p.KeptAt == null).OrderBy(p => p.Nr).ToListAsync(ct)).ToLookup(p => p.Subject);
    }
}
