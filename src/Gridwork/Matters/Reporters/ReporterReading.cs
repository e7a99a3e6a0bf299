using Gridwork.Matters.Contracts;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporters;

/// <summary>Whether a contact lies with a matter, and who opened it. For whoever may read the matter already; never the contact itself.</summary>
internal sealed class ReporterReading(GridworkDb db)
{
    // Everywhere, here and below: whoever asks has found the matter.
    public Task<bool> Has(MatterId matter, CancellationToken ct) => db.Everywhere<Reporter>().AnyAsync(r => r.Matter == matter, ct);

    public async Task<IReadOnlyList<Look>> Looks(MatterId matter, CancellationToken ct) => await db.Everywhere<Reveal>().AsNoTracking()
        .Where(r => r.Matter == matter).OrderByDescending(r => r.At)
        .Select(r => new Look(r.Post.RoleZh, r.Post.RoleEn, r.Post.Place, r.Purpose, r.At)).ToListAsync(ct);
}
