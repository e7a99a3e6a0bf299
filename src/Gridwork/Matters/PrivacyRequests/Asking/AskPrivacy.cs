using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Following;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.PrivacyRequests.Asking;

/// <summary>Takes a request of whoever has number and query code, gives it its number and its term, and leaves it to be told to the desk.</summary>
internal sealed class AskPrivacy(GridworkDb db, MatterByCode byCode, PrivacyTerm term, ReporterReading reporters, SiteKeys keys, TimeProvider clock)
{
    public async Task<Result<PrivacyFace>> Run(string? number, string? code, PrivacyAsk ask, CancellationToken ct)
    {
        if (await byCode.Find(number, code, ct) is not { } matter)
        {
            return new NoSuchMatter();
        }

        var contact = Contact.Read(ask.Kind is PrivacyKind.Correction ? ask.Contact : null);
        if ((contact.Problem ?? await Refused(matter, ask.Kind, contact.Value, ct)) is { } refused)
        {
            return refused;
        }

        var ring = ask.Kind is PrivacyKind.Correction ? await keys.Open(ct) : default;
        return ring.Problem is { } away ? away : await Keep(matter, ask.Kind, contact.Value!, ring.Value, ct);
    }

    private async Task<Problem?> Refused(Matter matter, PrivacyKind kind, Contact? contact, CancellationToken ct)
    {
        // Everywhere: of the matter whose code was given.
        var waits = await db.Everywhere<PrivacyRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.Matter == matter.Id && r.Kind == kind && r.State == PrivacyState.Asked, ct);
        return waits is not null ? new PrivacyAsked(waits.Number, waits.Due)
            : kind is PrivacyKind.Correction && contact is not { IsEmpty: false } ? new CorrectionEmpty()
            : kind is PrivacyKind.Erasure && !await reporters.Has(matter.Id, ct) ? new NothingToErase()
            : null;
    }

    private async Task<Result<PrivacyFace>> Keep(Matter matter, PrivacyKind kind, Contact contact, KeyRing? ring, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var due = await term.Due(now, ct);
        return await db.InTransaction<Result<PrivacyFace>>(async stop =>
        {
            var year = CivilTime.DayOf(now).Year;
            var request = PrivacyRequest.Of(matter, kind, year, await db.Next($"privacy-{year}", 1, stop), due, now);
            if (ring is not null)
            {
                request.Hold(contact, ring);
            }

            db.Add(request);
            db.Trail(Caller.Public, "privacy.ask", matter.Number, matter.Area, $"{request.Number} {kind}", now);
            db.Send(new PrivacyNews(request.Id.Value), now);
            await db.SaveChangesAsync(stop);
            return request.Face;
        }, ct);
    }
}
