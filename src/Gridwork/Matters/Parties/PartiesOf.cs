using Gridwork.Areas;
using Gridwork.Matters.Complaints;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Parties;

/// <summary>Whom matters are about.</summary>
internal sealed class PartiesOf(GridworkDb db) : ILeaveOut
{
    public async Task<Caller> Of(Caller caller, CancellationToken ct)
    {
        var (person, mine) = (caller.Id, caller.Units.Select(u => (UnitId?)new UnitId(u)).ToList());
        // Everywhere: what a person must not see is not asked by what they may see.
        var about = await db.Everywhere<Party>().Where(p => p.Person == person || mine.Contains(p.Unit)).Select(p => new { p.Matter, p.Number }).Distinct().ToListAsync(ct);
        return about.Count == 0 ? caller : caller with { LeftOut = caller.LeftOut.Concat(about.Select(p => KeyValuePair.Create(p.Matter.Value, p.Number))).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Value) };
    }

    // Everywhere: of a matter that the asker has been let through to.
    public Task<List<Party>> Of(MatterId matter, CancellationToken ct) => db.Everywhere<Party>().Where(p => p.Matter == matter).OrderBy(p => p.Id).ToListAsync(ct);

    /// <summary>Whether it is about somebody, as the reporter says or as it was found.</summary>
    public Task<bool> Any(MatterId matter, CancellationToken ct) => db.About().AnyAsync(m => m.Id == matter, ct);

    /// <summary>The first of these units that the matter is about.</summary>
    public async Task<UnitIsParty?> Among(MatterId matter, IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        var asked = units.Select(u => (UnitId?)u).ToList();
        return await db.Everywhere<Party>().Where(p => p.Matter == matter && asked.Contains(p.Unit)).OrderBy(p => p.Id).Select(p => p.Name).FirstOrDefaultAsync(ct) is { } name ? new UnitIsParty(name) : null;
    }
}

internal static class AboutSomebody
{
    extension(GridworkDb db)
    {
        /// <summary>The matters that are about somebody who works here or about a unit: shown to no other reporter, joined to nothing.</summary>
        public IQueryable<Matter> About() => db.Everywhere<Matter>().Where(m => db.Everywhere<Party>().Any(p => p.Matter == m.Id) || db.Everywhere<Complaint>().Any(c => c.Matter == m.Id));
    }
}
