using Gridwork.Kernel;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporters;

/// <summary>Seals what a reporter left, to be saved with the matter.</summary>
internal sealed class KeepReporter(GridworkDb db, SiteKeys keys)
{
    /// <summary>None or one.</summary>
    public async Task<Result<Reporter[]>> Seal(Matter matter, Contact contact, CancellationToken ct)
    {
        if (contact.IsEmpty)
        {
            return Array.Empty<Reporter>();
        }

        var ring = await keys.Open(ct);
        return ring.Ok ? new[] { Reporter.Of(matter, contact, ring.Value) } : ring.Problem;
    }

    /// <summary>Whether a form sent again says the same. What cannot be opened now was kept the first time, and counts as the same.</summary>
    public async Task<bool> IsThat(MatterId matter, Contact contact, CancellationToken ct)
    {
        // Everywhere: to know a form that was sent before, as the matter is known.
        if (await db.Everywhere<Reporter>().AsNoTracking().SingleOrDefaultAsync(r => r.Matter == matter, ct) is not { } kept)
        {
            return contact.IsEmpty;
        }

        var ring = await keys.Open(ct);
        return !ring.Ok || kept.Open(ring.Value) is not { } same || same == contact;
    }
}
