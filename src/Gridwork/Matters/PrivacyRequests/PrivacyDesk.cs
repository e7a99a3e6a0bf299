using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Following;
using Gridwork.Matters.PrivacyRequests.Asking;
using Gridwork.Matters.PrivacyRequests.Copying;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.PrivacyRequests;

internal sealed class PrivacyDesk(GridworkDb db, MatterByCode byCode, AskPrivacy ask, PrivacyCopy copy, TimeProvider clock) : IPrivacyDesk
{
    public Task<Result<PrivacyFace>> Ask(string? number, string? code, PrivacyAsk asked, CancellationToken ct) => ask.Run(number, code, asked, ct);

    public async Task<IReadOnlyList<PrivacyFace>> Of(string? number, string? code, CancellationToken ct) =>
        await byCode.Find(number, code, ct) is { } matter ? (await All(matter.Id).ToListAsync(ct)).ConvertAll(r => r.Face) : [];

    public async Task<string?> Copy(string? number, string? code, CancellationToken ct)
    {
        if (await byCode.Find(number, code, ct) is not { } matter || !await All(matter.Id).AnyAsync(r => r.Kind == PrivacyKind.Copy && r.State == PrivacyState.Granted, ct))
        {
            return null;
        }

        db.Trail(Caller.Public, "privacy.copy", matter.Number, matter.Area, "", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return await copy.Write(matter, ct);
    }

    // Everywhere: of the matter whose code was given.
    private IQueryable<PrivacyRequest> All(MatterId matter) => db.Everywhere<PrivacyRequest>().AsNoTracking().Where(r => r.Matter == matter).OrderByDescending(r => r.Id);
}
