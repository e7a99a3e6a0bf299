using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Keys;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.PrivacyRequests.Deciding;

/// <summary>Grants a request, and does what it asks in the same save; or refuses it, with the reason. Nobody sees the data for it.</summary>
internal sealed class DecidePrivacy(GridworkDb db, Caller caller, SiteKeys keys, CaseStandard standard, TimeProvider clock)
{
    public sealed class Form
    {
        public bool? Granted { get; set; }

        [Required, StringLength(1000)]
        public string? Note { get; set; }
    }

    public async Task<Problem?> Run(PrivacyRequestId id, Form form, CancellationToken ct)
    {
        var note = TypedText.Telling(form.Note, "note", standard.Hollow, 1000);
        if (!note.Ok || form.Granted is not { } granted)
        {
            return note.Problem ?? new PrivacyUndecided();
        }

        if (await db.In<PrivacyRequest>(caller.Scope(Can.DecidePrivacy)).SingleOrDefaultAsync(r => r.Id == id, ct) is not { } request)
        {
            return new NoSuchPrivacyRequest();
        }

        var refused = await Decide(request, granted, note.Value, ct);
        if (refused is not null || await db.Save(ct))
        {
            return refused;
        }

        // Somebody was first.
        db.ChangeTracker.Clear();
        var now = await db.Everywhere<PrivacyRequest>().AsNoTracking().SingleAsync(r => r.Id == id, ct);
        return new PrivacyDecided(now.DecidedByName ?? "", now.DecidedAt ?? clock.GetUtcNow());
    }

    private async Task<Problem?> Decide(PrivacyRequest request, bool granted, string note, CancellationToken ct)
    {
        // Everywhere: of the request that was found.
        var there = await db.Everywhere<Reporter>().SingleOrDefaultAsync(r => r.Matter == request.Matter, ct);
        var ring = there is not null || request.Sealed is not null ? await keys.Open(ct) : default;
        if (ring.Problem is { } away)
        {
            return away;
        }

        var (kept, next) = (there?.Open(ring.Value!), ring.Value is { } open ? request.Open(open) : null);
        if (kept?.IsNamedIn(note) is true || next?.IsNamedIn(note) is true)
        {
            return new PurposeNamesReporter();
        }

        if (granted && request is { State: PrivacyState.Asked, Kind: PrivacyKind.Correction } && next is null)
        {
            return new KeysWrong();
        }

        var by = new Actor(caller.Id, caller.Name, clock.GetUtcNow());
        if (request.Decide(granted, note, by) is { } refused)
        {
            return refused;
        }

        if (granted)
        {
            await Do(request, there, kept, next, ring.Value, by, ct);
        }

        db.Trail(caller, granted ? "privacy.grant" : "privacy.refuse", request.MatterNumber, request.Area, $"{request.Number} {request.Kind} {note}", by.At);
        return null;
    }

    private async Task Do(PrivacyRequest request, Reporter? there, Contact? kept, Contact? next, KeyRing? ring, Actor by, CancellationToken ct)
    {
        if (request.Kind is PrivacyKind.Copy)
        {
            return;
        }

        if (there is not null)
        {
            db.Remove(there);
            // What was erased, never what it said.
            var what = string.Join(' ', new[] { (kept is not { Name: "" }, "name"), (there.Fingerprint is not null, "phone") }.Where(w => w.Item1).Select(w => w.Item2));
            db.Trail(caller, "reporters.erase", request.MatterNumber, request.Area, $"{request.Number} {what}", by.At);
        }

        if (request.Kind is PrivacyKind.Correction)
        {
            // Everywhere: of the request that was found.
            db.Add(Reporter.Of(await db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Id == request.Matter, ct), next!, ring!));
        }
    }
}
