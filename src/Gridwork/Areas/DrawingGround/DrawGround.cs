using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Kernel.Geo;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.DrawingGround;

/// <summary>Takes the boundaries of villages and grids out of GeoJSON: looked at first, then taken all or none.</summary>
internal sealed class DrawGround(GridworkDb db, Caller caller, AreaBooks books, SliverWidth sliver, TimeProvider clock)
{
    public const int Longest = 20 << 20;

    public sealed class Form
    {
        [Required, StringLength(Longest)]
        public string? Text { get; set; }

        /// <summary>The property of a feature that says which place it is.</summary>
        [StringLength(60)]
        public string? Property { get; set; }

        [Required]
        public DateOnly? From { get; set; }
    }

    public async Task<Result<IReadOnlyList<GroundChange>>> Look(Form form, CancellationToken ct)
    {
        var (book, mine) = (await books.Today(ct), caller.Scope(Can.ManageAreas));
        if (form.From > CivilTime.DayOf(clock.GetUtcNow()))
        {
            return new GroundFromLater(form.From.Value);
        }

        var file = ReadGround.Of(form.Text!, form.Property);
        if (!file.Ok)
        {
            return file.Problem;
        }

        var plan = new GroundPlan(book, mine, await sliver.Metres(ct), form.From!.Value);
        var places = file.Value.Features.Select(f => plan.Place(f.Named)).Where(p => p.Ok).Select(p => p.Value).ToList();
        return plan.Of(file.Value, await Standing(places, ct)).ToArray();
    }

    public async Task<Result<int>> Save(Form form, CancellationToken ct) => await db.InTransaction(async stop =>
    {
        // The counter's row holds back whoever draws at the same moment: two that each fit what stands might not fit each other.
        await db.Next("boundaries", 1, stop);
        var look = await Look(form, stop);
        if (!look.Ok)
        {
            return look.Problem;
        }

        var changes = look.Value.Where(c => !c.Same).ToList();
        if (changes.Count(c => c.Why is not null) is > 0 and var faults)
        {
            return new GroundHasFaults(faults);
        }

        return changes.Count == 0 ? new GroundAlreadySo() : await Write(changes, form.From!.Value, stop);
    }, ct);

    private async Task<Result<int>> Write(List<GroundChange> changes, DateOnly from, CancellationToken ct)
    {
        var codes = changes.ConvertAll(c => c.Area!.Value);
        var standing = await db.In<Boundary>(caller.Scope(Can.ManageAreas)).Where(b => b.ValidTo == null && codes.Contains(b.Area)).ToDictionaryAsync(b => b.Area, ct);
        foreach (var change in changes)
        {
            var (code, shape) = (change.Area!.Value, change.Fitted!.Shape);
            if (standing.TryGetValue(code, out var before) && before.ValidFrom == from)
            {
                before.Redraw(shape);
            }
            else
            {
                before?.End(from.AddDays(-1));
                db.Add(Boundary.Of(code, shape, from));
            }

            db.Trail(caller, "grids.draw", code.Value, code, string.Create(CultureInfo.InvariantCulture, $"{Days.Iso(from)} {change.Before ?? 0} -> {change.After} m2"), clock.GetUtcNow());
        }

        await db.SaveChangesAsync(ct);
        return changes.Count;
    }

    // Everywhere: a new line is fitted to the neighbours' too, whoever keeps those.
    private async Task<IReadOnlyList<Boundary>> Standing(IReadOnlyList<AreaCode> places, CancellationToken ct)
    {
        List<Boundary> all = [];
        foreach (var above in places.Select(p => p.Parent!.Value).Distinct())
        {
            all.AddRange(await db.Everywhere<Boundary>().AsNoTracking().Where(b => b.ValidTo == null && b.Area >= above && b.Area <= above.Last).ToListAsync(ct));
        }

        return [.. all.DistinctBy(b => b.Area)];
    }
}
