using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Parties;

/// <summary>Whom matters are about.</summary>
internal sealed class PartiesOf(GridworkDb db) : ILeaveOut
{
    public async Task<IReadOnlyDictionary<Guid, string>> For(PersonId person, IReadOnlyCollection<Guid> units, CancellationToken ct)
    {
        var mine = units.Select(u => (UnitId?)new UnitId(u)).ToList();
        // Everywhere: what a person must not see is not asked by what they may see.
        return await db.Everywhere<Party>().Where(p => p.Person == person || mine.Contains(p.Unit)).Select(p => new { p.Matter, p.Number }).Distinct()
            .ToDictionaryAsync(p => p.Matter.Value, p => p.Number, ct);
    }

    // Everywhere: of a matter that the asker has been let through to.
    public Task<List<Party>> Of(MatterId matter, CancellationToken ct) => db.Everywhere<Party>().Where(p => p.Matter == matter).OrderBy(p => p.Id).ToListAsync(ct);

    public Task<bool> Any(MatterId matter, CancellationToken ct) => db.Everywhere<Party>().AnyAsync(p => p.Matter == matter, ct);

    /// <summary>The first of these units that the matter is about.</summary>
    public async Task<UnitIsParty?> Among(MatterId matter, IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        var asked = units.Select(u => (UnitId?)u).ToList();
        return await db.Everywhere<Party>().Where(p => p.Matter == matter && asked.Contains(p.Unit)).OrderBy(p => p.Id).Select(p => p.Name).FirstOrDefaultAsync(ct) is { } name ? new UnitIsParty(name) : null;
    }
}
