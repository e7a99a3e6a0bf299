using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Jobs;

public sealed record NoSuchErrand() : Problem.Missing("jobs.missing", "It is not there any more: done, or dropped by a colleague.");

public sealed record ErrandChanged() : Problem.Conflict("jobs.changed", "It was worked on a moment ago. Look again.");

/// <summary>Begins an undone errand again from its first try, or drops it with a reason. Both stand in the trail.</summary>
internal sealed class KeepErrand(GridworkDb db, ErrandReading errands, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(500, MinimumLength = 4)]
        public string? Reason { get; set; }
    }

    public Task<Problem?> Again(ErrandList of, Guid id, CancellationToken ct) => Do(of, id, "jobs.again", "", row => row.Again(clock.GetUtcNow()), ct);

    public Task<Problem?> Drop(ErrandList of, Guid id, Form form, CancellationToken ct) => Do(of, id, "jobs.drop", form.Reason!.Trim(), row => db.Remove(row), ct);

    private async Task<Problem?> Do(ErrandList of, Guid id, string act, string detail, Action<Undone> deed, CancellationToken ct)
    {
        if (await errands.Rows(of).SingleOrDefaultAsync(r => r.Id == id, ct) is not { } row)
        {
            return new NoSuchErrand();
        }

        deed(row);
        db.Trail(caller, act, row is ScheduleRow { Key: var key } ? key : $"{row.Kind} {row.Id}", area: null, detail, clock.GetUtcNow());
        return await db.Save(ct) ? null : new ErrandChanged();
    }
}
