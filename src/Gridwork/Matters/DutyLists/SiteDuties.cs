using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Whistles;
using Gridwork.Platform.Tables;

namespace Gridwork.Matters.DutyLists;

/// <summary>The duty list that assignments cite; none where the site took none.</summary>
internal sealed class SiteDuties(TablesInForce<DutyListVersion, DutyList?> tables, TimeProvider clock)
{
    public Task<DutyList?> Today(CancellationToken ct) => On(CivilTime.DayOf(clock.GetUtcNow()), ct);

    public Task<DutyList?> On(DateOnly day, CancellationToken ct) =>
        tables.On(day, held => held.Count == 0 ? null : new DutyList(held[0].Number, held[0].Items()), ct);

    /// <summary>Nothing where nothing was chosen.</summary>
    public async Task<(Basis? Basis, Problem? Refused)> Cite(string? code, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return default;
        }

        var cited = (await Today(ct)).Cite(code.Trim());
        return (cited.Value, cited.Problem);
    }
}
