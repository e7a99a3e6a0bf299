using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;

namespace Gridwork.Platform.Files;

/// <summary>Takes the photos that were sent with a form: the good ones are kept with it, each of the others gets its words.</summary>
internal sealed class AddPhotos(GridworkDb db, FileStore files, TimeProvider clock)
{
    public const int Most = 9;
    public const int MostEach = 10;
    public const int MostTogether = 50;

    private const int Megabyte = 1 << 20;
    private const int MostName = 60;

    /// <param name="subject">The matter, or the form that will be one.</param>
    public async Task<IReadOnlyList<Problem>> Run(Guid subject, PhotoOf of, IReadOnlyList<IFormFile> sent, Caller by, CancellationToken ct)
    {
        if (sent.Count == 0)
        {
            return [];
        }

        // Everywhere: what hangs on this form; whoever has its id may add to it.
        var there = await db.Everywhere<Photo>().AsNoTracking().Where(p => p.Subject == subject && p.Of == of && p.By == by.Id && p.KeptAt == null).ToListAsync(ct);
        var problems = new List<Problem>();
        foreach (var file in sent)
        {
            if (await Add(subject, of, file, there, by, ct) is { } refused)
            {
                problems.Add(refused);
            }
        }

        await db.SaveChangesAsync(ct);
        return [.. problems.Distinct()];
    }

    private async Task<Problem?> Add(Guid subject, PhotoOf of, IFormFile file, List<Photo> there, Caller by, CancellationToken ct)
    {
        var name = Named(file.FileName);
        if (Bounded(name, file.Length, there) is { } refused)
        {
            return refused;
        }

        await using var from = file.OpenReadStream();
        using var coming = await files.Receive(from, ct);
        if (there.Exists(p => p.Hash == coming.Hash))
        {
            // The same one again, as when a form is sent once more: it is there already.
            return null;
        }

        var read = await Read(coming, name, ct);
        if (!read.Ok)
        {
            return read.Problem;
        }

        var photo = Photo.Given(subject, of, there.Count == 0 ? 1 : there.Max(p => p.Nr) + 1, read.Value, by, clock.GetUtcNow());
        there.Add(photo);
        db.Add(photo);
        return null;
    }

    private static Problem? Bounded(string name, long length, List<Photo> there) => length switch
    {
        0 => new PhotoEmpty(name),
        > (long)MostEach * Megabyte => new PhotoTooLarge(name, MostEach),
        _ when there.Count >= Most => new TooManyPhotos(Most),
        _ when there.Sum(p => p.Bytes) + length > (long)MostTogether * Megabyte => new PhotosTooLarge(MostTogether),
        _ => null,
    };

    private async Task<Result<ReadPhoto>> Read(ComingFile coming, string name, CancellationToken ct)
    {
        var type = await PhotoReading.TypeOf(coming.Path, name, ct);
        if (!type.Ok)
        {
            return type.Problem;
        }

        var copies = await PhotoReading.Copies(coming.Path, name, ct);
        if (!copies.Ok)
        {
            return copies.Problem;
        }

        var (width, height, large, little) = copies.Value;
        var (shown, small) = (await Put(large, ct), await Put(little, ct));
        files.Put(coming, Shelf.Sealed);
        return new ReadPhoto(coming.Hash, coming.Bytes, type.Value, width, height, shown, small);
    }

    private async Task<string> Put(SKData copy, CancellationToken ct)
    {
        using var data = copy;
        await using var from = data.AsStream();
        using var coming = await files.Receive(from, ct);
        files.Put(coming, Shelf.Shown);
        return coming.Hash;
    }

    // Only to say which one is meant: never a path, and never kept.
    private static string Named(string? name)
    {
        var last = (name ?? "").Split('/', '\\')[^1];
        var plain = string.Concat(last.Where(c => !char.IsControl(c))).Trim();
        return plain.Length <= MostName ? plain : plain[..MostName];
    }
}
