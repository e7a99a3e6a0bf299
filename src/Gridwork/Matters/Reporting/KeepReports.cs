using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporting;

/// <summary>A report that has been read and found good; it has no number yet.</summary>
/// <param name="Reporter">None or one.</param>
/// <param name="By">Under whose name it stands in the trail.</param>
/// <param name="MayHavePhotos">Whether some may have been uploaded with its form.</param>
internal sealed record ReadReport(Matter Matter, Reporter[] Reporter, Whom? Whom, Caller By, bool MayHavePhotos);

/// <summary>Keeps reports with all that belongs to them, in one transaction and with numbers of their own.</summary>
internal sealed class KeepReports(GridworkDb db, AboutWhom about)
{
    /// <summary>Gives back those that lay here before, known by their id, of which nothing was kept again.</summary>
    /// <param name="reports">No id twice.</param>
    public async Task<HashSet<ReadReport>> Run(IReadOnlyList<ReadReport> reports, CancellationToken ct)
    {
        try
        {
            return await db.InTransaction(stop => Keep(reports, stop), ct);
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

    private async Task<HashSet<ReadReport>> Keep(IReadOnlyList<ReadReport> reports, CancellationToken ct)
    {
        var ids = reports.Select(r => r.Matter.Id).ToArray();
        // Everywhere: not to read a matter, but to know a form that was sent before.
        var known = await db.Everywhere<Matter>().Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(ct);
        var (here, fresh) = (reports.Where(r => known.Contains(r.Matter.Id)).ToHashSet(), reports.Where(r => !known.Contains(r.Matter.Id)).ToList());
        var photos = await PhotosOf(fresh, ct);
        foreach (var year in fresh.GroupBy(r => CivilTime.DayOf(r.Matter.ReportedAt).Year))
        {
            var (all, number) = (year.ToList(), await db.Next($"matter-{year.Key}", year.Count(), ct) - year.Count());
            all.ForEach(report => report.Matter.Give(year.Key, ++number));
        }

        foreach (var report in fresh)
        {
            db.Add(report.Matter);
            db.AddRange(report.Reporter);
            about.Keep(report.Matter, report.Whom);
            Tell(report, photos[report.Matter.Id.Value]);
        }

        await db.SaveChangesAsync(ct);
        return here;
    }

    // The trail has the sums of the photos: one that was changed afterwards is no longer the one that was sent.
    private void Tell(ReadReport report, IEnumerable<Photo> photos)
    {
        var matter = report.Matter;
        Line("matters.report", matter.Title);
        if (matter.Main is not null)
        {
            Line("matters.join", matter.Last.Note ?? "");
        }

        foreach (var photo in photos)
        {
            photo.Keep(matter.ReportedAt);
            Line("matters.photo", photo.Hash);
        }

        void Line(string act, string detail) => db.Trail(report.By, act, matter.Number, matter.Area, detail, matter.ReportedAt);
    }

    private async Task<ILookup<Guid, Photo>> PhotosOf(IEnumerable<ReadReport> reports, CancellationToken ct)
    {
        var forms = reports.Where(r => r.MayHavePhotos).Select(r => r.Matter.Id.Value).ToArray();
        // Everywhere: what was uploaded with these forms.
        return (forms.Length == 0 ? [] : await db.Everywhere<Photo>().Where(p => forms.Contains(p.Subject) && p.KeptAt == null).OrderBy(p => p.Nr).ToListAsync(ct)).ToLookup(p => p.Subject);
    }
}
