using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.DutyLists;
using Gridwork.Matters.Standards;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Tables;

namespace Gridwork.Matters.ImportingDuties;

/// <summary>Takes a duty list in: what it holds waits for a person's decision, what is not understood is kept beside it with its reason.</summary>
internal sealed class ImportDuties(StoreTable store, SiteDuties duties, NameInitials initials)
{
    public sealed class Form
    {
        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Result<DutyLook>> Look(DateOnly from, Stream file, CancellationToken ct)
    {
        var rows = await store.Rows(from, file, DutyColumns.All.Columns, ct);
        if (!rows.Ok)
        {
            return rows.Problem;
        }

        var reading = new DutyReading(initials.Of);
        rows.Value.ToList().ForEach(reading.Take);
        return new DutyLook(from, rows.Value.Count, reading.Items, reading.Bad, DutyDifference.Of(await duties.On(from, ct), reading.Items));
    }

    /// <summary>The same of a version that is here already, beside what holds on its day now.</summary>
    public async Task<DutyLook> Look(DutyListVersion version, CancellationToken ct)
    {
        var items = version.Items();
        return new DutyLook(version.ValidFrom, version.Rows, items, version.Bad(), DutyDifference.Of(await duties.On(version.ValidFrom, ct), items));
    }

    public Task<int> Store(DutyLook look, string source, string file, CancellationToken ct) =>
        store.Run(DutyListVersion.Table, source, file, origin => DutyListVersion.Of(origin, look), ct);
}
