using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.OpeningOriginal;

/// <summary>Hands out a photo as it was sent, with the place and time in it; who did so and what for stands in the trail first.</summary>
internal sealed class OpenOriginal(GridworkDb db, Caller caller, PhotoShelf photos, CaseStandard standard, TimeProvider clock)
{
    private const int MostPurpose = 200;

    public sealed class Form
    {
        [StringLength(MostPurpose)]
        public string? Purpose { get; set; }
    }

    public async Task<Result<Original>> Run(MatterId id, PhotoId photo, Form form, CancellationToken ct)
    {
        if (await db.Matters(caller, Can.SeeOriginals).AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } matter
            || await photos.Find(id.Value, photo, sent: true, ct) is not { } found)
        {
            return new NoSuchMatter();
        }

        var purpose = TypedText.Telling(form.Purpose, "purpose", standard.Hollow, MostPurpose);
        if (!purpose.Ok)
        {
            return purpose.Problem;
        }

        if (photos.Original(found) is not { } original)
        {
            return new NoSuchMatter();
        }

        db.Trail(caller, "matters.original", matter.Number, matter.Area, $"{purpose.Value} {found.Hash}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return original;
    }
}
