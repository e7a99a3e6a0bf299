using Gridwork.Matters.Contracts;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporters;

/// <summary>How many reports came by the public page with a number, known by its keyed fingerprint alone.</summary>
internal sealed class CountReports(GridworkDb db, SiteKeys keys)
{
    /// <summary>None without a number, and none while the keys are away: the report itself says so.</summary>
    public async Task<int> Run(ContactFields contact, MatterId but, DateTimeOffset since, CancellationToken ct)
    {
        if (Contact.Plain(contact.Phone) is not { Ok: true, Value: { Length: > 0 } phone } || await keys.Open(ct) is not { Ok: true, Value: var ring })
        {
            return 0;
        }

        var print = ring.Fingerprint(phone);
        // Everywhere: a count, for the page that takes reports from anybody.
        return await db.Everywhere<Reporter>().CountAsync(r => r.Fingerprint == print && r.At > since && r.Matter != but && db.Everywhere<Matter>().Any(m => m.Id == r.Matter && m.Channel == Channel.Page), ct);
    }
}
