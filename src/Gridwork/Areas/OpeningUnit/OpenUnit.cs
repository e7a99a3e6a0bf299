using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.OpeningUnit;

/// <summary>A new office, committee, department or firm that does work here.</summary>
internal sealed class OpenUnit(GridworkDb db, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        [Required, StringLength(60)]
        public string? Name { get; set; }

        [Required, StringLength(120)]
        public string? LegalName { get; set; }

        [Required]
        public UnitKind? Kind { get; set; }

        [Required]
        public string? Area { get; set; }

        public Guid? Parent { get; set; }

        [StringLength(40)]
        public string? Phone { get; set; }

        [Required]
        public DateOnly? From { get; set; }
    }

    public async Task<Result<UnitId>> Run(Form form, CancellationToken ct)
    {
        var scope = caller.Scope(Can.ManageAreas);
        if (!AreaCode.TryParse(form.Area, out var area) || await db.AreasIn(scope).SingleOrDefaultAsync(a => a.Code == area, ct) is not { } place)
        {
            return new NoSuchArea();
        }

        if (place.ValidTo is { } last && last < form.From!.Value)
        {
            return new AreaClosed(area, last);
        }

        var (name, legal) = (form.Name!.Trim(), form.LegalName!.Trim());
        if (await db.In<Unit>(new AreaScope(area)).AnyAsync(u => u.Area == area && u.Name == name && u.ValidTo == null, ct))
        {
            return new UnitNamedSo(name);
        }

        var parent = form.Parent is { } id ? new UnitId(id) : (UnitId?)null;
        if (parent is not null && !await db.In<Unit>(scope).AnyAsync(u => u.Id == parent, ct))
        {
            return new NoSuchUnit();
        }

        var unit = Unit.Of(form.Kind!.Value, name, legal, area, form.From!.Value, form.Phone?.Trim() ?? "", parent);
        db.Add(unit);
        db.Trail(caller, "units.open", name, area, $"{form.Kind} {legal} {Days.Iso(unit.ValidFrom)}", clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        return unit.Id;
    }
}
