using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Matters.Clocks;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Twins;

/// <summary>
/// Looks among the open matters around for those that may be the same: near in place, in time and in words. A person decides.
/// </summary>
internal sealed class FindTwins(GridworkDb db, TimeProvider clock)
{
    public const int MostShown = 5;

    /// <summary>The latest of a village, or of a town where the village is not known.</summary>
    public const int MostCompared = 300;

    private const double Alike = 0.1;
    private const double Near = 0.25;
    private const double OfPlace = 0.2;
    private const double OfVillage = 0.1;
    private const double OfTime = 0.1;
    private const int TimeFades = 30;

    // Two pins for one lamp lie as far apart as a telephone errs; beyond the other they are two things.
    private const double OneSpot = 50;
    private const double SpotFades = 500;

    private const int LongRun = 4;
    private const int VillageDigits = 12;

    private sealed record Row(
        MatterId Id, string Number, string Title, string Text, string PlaceWords, AreaCode Area, Spot? Spot, MatterState State, string? ClassName, DateTimeOffset ReportedAt, MatterClocks Clocks);

    /// <param name="among">What the asker may know of.</param>
    /// <param name="alike">Only those that are clearly alike; else the nearest that there are, for somebody who reads them.</param>
    public async Task<IReadOnlyList<Twin>> Run(IQueryable<Matter> among, Told told, bool alike, CancellationToken ct)
    {
        var rows = await Around(among, told, ct);
        var (likeness, now) = (new Likeness([told.Words, .. rows.Select(Words)]), clock.GetUtcNow());
        var ranked = rows
            .Select(r => (Row: r, Alike: likeness.Of(told.Words, Words(r)), Shared: likeness.Shared(told.Words, Words(r)), Days: (int)(now - r.ReportedAt).TotalDays))
            .Select(r => (r.Row, r.Alike, r.Shared, r.Days, Score: r.Alike + Nearness(told, r.Row) + (OfTime * Math.Max(0, 1 - ((double)r.Days / TimeFades)))))
            .Where(r => !alike || (r.Alike >= Alike && r.Score >= Near && SaysMore(r.Shared)))
            .OrderByDescending(r => r.Score).ThenByDescending(r => r.Row.ReportedAt).Take(MostShown).ToList();
        var reports = await Reports([.. ranked.Select(r => (MatterId?)r.Row.Id)], ct);
        return [.. ranked.Select(r => new Twin(
            r.Row.Id, r.Row.Number, r.Row.Title, r.Row.Area, r.Row.State, r.Row.ClassName, r.Row.ReportedAt, r.Row.Clocks.Of(Contracts.ClockKind.Handling)?.Promise.Due,
            1 + reports.GetValueOrDefault(r.Row.Id), SamePlace(told, r.Row), r.Days, r.Shared))];
    }

    private static async Task<List<Row>> Around(IQueryable<Matter> among, Told told, CancellationToken ct)
    {
        var (open, self, place) = (among.AsNoTracking().Where(m => m.Open), told.Self, told.Area.Value);
        open = self is { } id ? open.Where(m => m.Id != id) : open;
        open = Area.KindOf(told.Area) switch
        {
            AreaKind.Village or AreaKind.Grid or AreaKind.MicroGrid when place[..VillageDigits] is var village => open.Where(m => m.Village == village),
            AreaKind.Town => open.Where(m => m.Town == place),
            _ => open,
        };
        return await open.OrderByDescending(m => m.Id).Take(MostCompared)
            .Select(m => new Row(m.Id, m.Number, m.Title, m.Text, m.PlaceWords, m.Area, m.Spot, m.State, m.Filing!.ClassName, m.ReportedAt, m.Clocks)).ToListAsync(ct);
    }

    private async Task<Dictionary<MatterId, int>> Reports(IReadOnlyList<MatterId?> ids, CancellationToken ct) =>
        // Everywhere: only how many there are.
        await db.Everywhere<Matter>().Where(m => ids.Contains(m.Main)).GroupBy(m => m.Main!.Value).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    private static double Nearness(Told told, Row row) =>
        SamePlace(told, row) ? OfPlace
        : Apart(told, row) is { } metres ? OfPlace * Math.Max(0, 1 - (metres / SpotFades))
        : told.Area.Value.Length >= VillageDigits ? OfVillage : 0;

    private static double? Apart(Told told, Row row) => told.Spot is { } one && row.Spot is { } other ? one.MetresTo(other) : null;

    private static bool SamePlace(Told told, Row row) => Apart(told, row) is { } metres ? metres <= OneSpot : row.Area == told.Area && Area.KindOf(row.Area) is AreaKind.Grid or AreaKind.MicroGrid or AreaKind.Village;

    // One short word, a name perhaps, is not enough: nobody learns by it whether somebody else has spoken of it.
    private static bool SaysMore(IReadOnlyList<string> shared) => shared.Count > 1 || shared.Any(s => s.Length >= LongRun);

    private static string Words(Row row) => $"{row.Text}\n{row.PlaceWords}";
}
