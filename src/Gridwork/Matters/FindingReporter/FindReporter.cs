using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.FindingReporter;

/// <summary>Whoever calls again is found by the number they give: its fingerprint is compared, no contact is opened.</summary>
internal sealed class FindReporter(GridworkDb db, Caller caller, SiteKeys keys, TimeProvider clock)
{
    private const int Most = 50;

    public sealed class Form
    {
        [Required, StringLength(30)]
        public string? Phone { get; set; }
    }

    public sealed record Row(MatterId Id, string Number, string Title, MatterState State, DateTimeOffset ReportedAt);

    public async Task<Result<IReadOnlyList<Row>>> Run(Form form, CancellationToken ct)
    {
        var phone = Contact.Plain(form.Phone);
        if (!phone.Ok)
        {
            return phone.Problem;
        }

        var ring = await keys.Open(ct);
        if (!ring.Ok)
        {
            return ring.Problem;
        }

        var print = ring.Value.Fingerprint(phone.Value);
        var here = db.In<Reporter>(caller.Scope(Can.RevealReporters)).Where(r => r.Fingerprint == print);
        var found = await db.Matters(caller, Can.RevealReporters).AsNoTracking()
            .Where(m => here.Any(r => r.Matter == m.Id))
            .OrderByDescending(m => m.Id).Take(Most).Select(m => new Row(m.Id, m.Number, m.Title, m.State, m.ReportedAt)).ToListAsync(ct);
        db.Trail(caller, "reporters.find", "", area: null, $"{found.Count}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return found;
    }
}
