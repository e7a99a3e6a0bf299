using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Handling;

/// <summary>The work is done, in words that say what was done.</summary>
internal sealed class HandleMatter(MatterActs acts, SiteClocks clocks, Caller caller, CaseStandard standard, GridworkDb db, AddPhotos add)
{
    public sealed class Form : IActForm
    {
        public int Version { get; set; }

        // Its words are asked for below, after the photos: a form that lacks them does not lose those.
        [StringLength(TypedText.Most)]
        public string? Report { get; set; }

        public IReadOnlyList<IFormFile> Photos { get; set; } = [];
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        if (!await db.Matters(caller, Can.HandleMatters).AnyAsync(m => m.Id == id, ct))
        {
            return new NoSuchMatter();
        }

        var wrong = await add.Run(id.Value, PhotoOf.Result, form.Photos, caller, ct);
        var report = TypedText.Telling(form.Report, "report", standard.Hollow);
        if (!report.Ok || wrong.Count > 0)
        {
            return report.Problem ?? wrong[0];
        }

        var timing = await clocks.Now(ct);
        // Everywhere: those that this person has added to this form.
        var photos = await db.Everywhere<Photo>().Where(p => p.Subject == id.Value && p.Of == PhotoOf.Result && p.By == caller.Id && p.KeptAt == null).OrderBy(p => p.Nr).ToListAsync(ct);
        return await acts.Do(id, Can.HandleMatters, MatterAct.Handle, form.Version, report.Value, (matter, by) =>
            matter.NotOf(caller) ?? matter.Handle(report.Value, by, timing) ?? Keep(photos, matter, by), ct);
    }

    private Problem? Keep(List<Photo> photos, Matter matter, Actor by)
    {
        foreach (var photo in photos)
        {
            photo.Keep(by.At);
            db.Trail(caller, "matters.photo", matter.Number, matter.Area, photo.Hash, by.At);
        }

        return null;
    }
}
