using Gridwork.Kernel;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>Places and units to choose from. Where there are more than a list can bear, the place's code is typed.</summary>
internal static class GroundChoices
{
    private const int Most = 500;

    extension(AreaBook book)
    {
        public IReadOnlyList<Choice>? Places(AreaScope scope, params AreaKind[] kinds)
        {
            List<Choice> all = [.. book.Standing.Where(a => scope.Contains(a.Code) && (kinds.Length == 0 || kinds.Contains(a.Kind)))
                .OrderBy(a => a.Code.Value, StringComparer.Ordinal).Take(Most + 1).Select(a => new Choice(a.Code.Value, book.FullName(a.Code)))];
            return all.Count > Most ? null : all;
        }
    }

    extension(GridworkDb db)
    {
        public async Task<IReadOnlyList<Choice>> UnitsToChoose(AreaScope scope, DateOnly day, CancellationToken ct)
        {
            var units = await db.In<Unit>(scope).AsNoTracking().Where(u => u.ValidTo == null || u.ValidTo >= day)
                .OrderBy(u => u.Name).ThenBy(u => u.Id).Take(Most).Select(u => new { u.Id, u.Name }).ToListAsync(ct);
            return [.. units.Select(u => new Choice(u.Id.Value.ToString(), u.Name))];
        }
    }
}
