using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Standards;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Tables;
using Gridwork.Platform.Terms;

namespace Gridwork.Matters.ImportingStandard;

/// <summary>Takes a table in: what it holds waits for a person's decision, what is not understood is kept beside it with its reason.</summary>
internal sealed class ImportStandard(StoreTable store, SiteStandard standard, SiteTime time, NameInitials initials)
{
    public sealed class Form
    {
        /// <summary>Null: told by its classes.</summary>
        public ClassKind? Kind { get; set; }

        [Required]
        public DateOnly? From { get; set; }

        [Required, StringLength(Setting.LongestSource)]
        public string? Source { get; set; }
    }

    public async Task<Result<StandardLook>> Look(Form form, Stream file, CancellationToken ct)
    {
        var from = form.From!.Value;
        var rows = await store.Rows(from, file, StandardColumns.All, ct);
        if (!rows.Ok)
        {
            return rows.Problem;
        }

        var before = (await standard.On(from, ct)).Majors;
        if ((form.Kind ?? KindOf(rows.Value, before)) is not { } kind)
        {
            return new StandardKindUnclear();
        }

        var reading = new StandardReading(kind, initials.Of);
        rows.Value.ToList().ForEach(reading.Take);
        var (majors, bad) = reading.Made([.. before.Where(m => m.Kind == kind)]);
        return await Shown(kind, from, rows.Value.Count, majors, [.. bad.Select(b => BadRow.Of(b.Row, b.Why))], before, ct);
    }

    /// <summary>The same of a version that is here already, beside what holds on its day now.</summary>
    public async Task<StandardLook> Look(StandardVersion version, CancellationToken ct) =>
        await Shown(version.Kind, version.ValidFrom, version.Rows, version.Majors(), version.Bad(), (await standard.On(version.ValidFrom, ct)).Majors, ct);

    public Task<int> Store(StandardLook look, string source, string file, CancellationToken ct) =>
        store.Run(StandardVersion.Table, source, file, origin => StandardVersion.Of(origin, look), ct);

    private async Task<StandardLook> Shown(
        ClassKind kind, DateOnly from, int rows, IReadOnlyList<MajorClass> majors, IReadOnlyList<BadRow> bad, IReadOnlyList<MajorClass> before, CancellationToken ct)
    {
        var units = await time.Units(from, ct);
        var minors = majors.SelectMany(m => m.Minors).ToList();
        return new StandardLook(
            kind, from, rows, majors, bad, StandardDifference.Of(before.Where(m => m.Kind == kind), majors),
            minors.SelectMany(m => m.Conditions).Count(c => PrintedLimit.Read(c.Limit, units).Term is null), minors.Count(m => m.Initials.Length == 0));
    }

    // The names of its major classes are those of one half and of none of the other.
    private static ClassKind? KindOf(IReadOnlyList<SheetRow> rows, IReadOnlyList<MajorClass> before)
    {
        var names = rows.Select(r => r["major"]).ToHashSet(StringComparer.Ordinal);
        var kinds = before.Where(m => names.Contains(m.Name)).Select(m => m.Kind).Distinct().ToList();
        return kinds.Count == 1 ? kinds[0] : null;
    }
}
