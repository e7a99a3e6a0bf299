using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.OpeningGrid;

/// <summary>A new grid in a village. The system gives its number: the next of the village, and none that was ever given.</summary>
internal sealed class OpenGrid(GridworkDb db, Caller caller, TimeProvider clock)
{
    private const int LastNumber = 999;

    public sealed class Form
    {
        /// <summary>Its code.</summary>
        [Required]
        public string? Village { get; set; }

        [Required, StringLength(60)]
        public string? Name { get; set; }

        [Required]
        public GridKind? Kind { get; set; }

        [Required]
        public DateOnly? From { get; set; }
    }

    public async Task<Result<AreaCode>> Run(AreaCode village, Form form, CancellationToken ct)
    {
        if (!caller.Scope(Can.ManageAreas).Contains(village) || await db.Everywhere<Area>().SingleOrDefaultAsync(a => a.Code == village, ct) is not { } area)
        {
            return new NoSuchArea();
        }

        if (area.Kind is not AreaKind.Village)
        {
            return new NotAVillage(village);
        }

        return area.ValidTo is { } last
            ? new AreaClosed(village, last)
            : await db.InTransaction(async stop => await AddWithLine(village, form, stop), ct);
    }

    private async Task<Result<AreaCode>> AddWithLine(AreaCode village, Form form, CancellationToken ct)
    {
        var made = await Add(db, village, form.Name!.Trim(), form.Kind!.Value, form.From!.Value, ct);
        if (made.Ok)
        {
            db.Trail(caller, "grids.open", made.Value.Value, made.Value, $"{form.Name.Trim()} {form.Kind} {Days.Iso(form.From.Value)}", clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return made;
    }

    /// <summary>Call in a transaction.</summary>
    internal static async Task<Result<AreaCode>> Add(
        GridworkDb db, AreaCode village, string name, GridKind kind, DateOnly from, CancellationToken ct)
    {
        AreaCode code;
        do
        {
            var number = await db.Next($"grid-{village}", 1, ct);
            if (number > LastNumber)
            {
                return new NoGridNumbersLeft(village);
            }

            code = AreaCode.Of(string.Create(CultureInfo.InvariantCulture, $"{village}{number:D3}"));
        }
        while (await db.Everywhere<Area>().AnyAsync(a => a.Code == code, ct)); // Came in with an import, past the counter.

        db.Add(Area.Of(code, name, from, kind));
        await db.SaveChangesAsync(ct);
        return code;
    }
}
