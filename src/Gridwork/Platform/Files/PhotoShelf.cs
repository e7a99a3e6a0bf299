using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Gridwork.Platform.Files;

/// <summary>How a photo stands on a page, with its words for who cannot see it.</summary>
/// <param name="Address">Of the larger copy.</param>
/// <param name="Original">Where the original is asked for, by those who may.</param>
public sealed record PhotoFace(string Address, string Says, string? Original = null)
{
    public string Small => $"{Address}{(Address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}size=small";
}

/// <summary>A photo as it was sent.</summary>
public sealed record Original(Stream Content, string Type, string Ending);

/// <summary>Reads photos. Whoever asks has been let through to what they show: a photo is seen by those who see its matter.</summary>
internal sealed class PhotoShelf(GridworkDb db, FileStore files)
{
    /// <summary>What hangs on a form that was not sent yet.</summary>
    public Task<List<PhotoId>> Unsent(Guid subject, PhotoOf of, PersonId by, CancellationToken ct) =>
        Of(subject, sent: false).Where(p => p.Of == of && p.By == by).Select(p => p.Id).ToListAsync(ct);

    /// <summary>How much lies here that this person, or anybody unknown, uploaded and has not sent.</summary>
    public Task<long> UnsentBytes(PersonId by, CancellationToken ct) =>
        // Everywhere: a sum.
        db.Everywhere<Photo>().Where(p => p.KeptAt == null && p.By == by).SumAsync(p => p.Bytes, ct);

    public Task<List<Photo>> Kept(Guid subject, CancellationToken ct) => Of(subject, sent: true).ToListAsync(ct);

    /// <summary>Those of several, in the order in which they were sent.</summary>
    public Task<List<Photo>> Kept(IReadOnlyCollection<Guid> subjects, CancellationToken ct) =>
        // Everywhere: as below.
        db.Everywhere<Photo>().AsNoTracking().Where(p => subjects.Contains(p.Subject) && p.KeptAt != null).OrderBy(p => p.Subject).ThenBy(p => p.Nr).ToListAsync(ct);

    public Task<Photo?> Find(Guid subject, PhotoId photo, bool sent, CancellationToken ct) => Of(subject, sent).SingleOrDefaultAsync(p => p.Id == photo, ct);

    /// <summary>One that was sent, or that this person has added to a form at the desk and not sent yet.</summary>
    public Task<Photo?> Find(Guid subject, PhotoId photo, PersonId by, CancellationToken ct) =>
        Everywhere(subject).SingleOrDefaultAsync(p => p.Id == photo && (p.KeptAt != null || p.By == by), ct);

    /// <summary>Whoever calls this has written down who opens it and what for.</summary>
    public Original? Original(Photo photo) => files.Open(Shelf.Sealed, photo.Hash) is { } content
        ? photo.Type switch
        {
            PhotoType.Jpeg => new Original(content, "image/jpeg", ".jpg"),
            PhotoType.Png => new Original(content, "image/png", ".png"),
            PhotoType.WebP => new Original(content, "image/webp", ".webp"),
            _ => throw new System.Runtime.CompilerServices.SwitchExpressionException(photo.Type),
        }
        : null;

    /// <summary>Takes one away from a form that was not sent yet. Its files follow with those of the day.</summary>
    public async Task Drop(Guid subject, PhotoId photo, CancellationToken ct) =>
        await Of(subject, sent: false).Where(p => p.Id == photo).ExecuteDeleteAsync(ct);

    /// <summary>The answer of a page that shows one: never kept by a machine between, asked for again each time, and unable to do anything.</summary>
    public IActionResult Show(PageModel page, Photo? photo, string? size)
    {
        var hash = size == "small" ? photo?.Small : photo?.Shown;
        if (hash is null || files.Open(Shelf.Shown, hash) is not { } picture)
        {
            return page.NotFound();
        }

        var headers = page.Response.GetTypedHeaders();
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        page.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return new FileStreamResult(picture, "image/jpeg") { EntityTag = new EntityTagHeaderValue($"\"{hash}\"") };
    }

    // Everywhere: see above.
    private IQueryable<Photo> Everywhere(Guid subject) => db.Everywhere<Photo>().AsNoTracking().Where(p => p.Subject == subject);

    private IQueryable<Photo> Of(Guid subject, bool sent) =>
        Everywhere(subject).Where(p => p.KeptAt.HasValue == sent).OrderBy(p => p.Of).ThenBy(p => p.KeptAt).ThenBy(p => p.Nr).ThenBy(p => p.Id);
}
