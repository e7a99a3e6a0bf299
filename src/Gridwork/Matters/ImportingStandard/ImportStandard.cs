using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Settings;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Terms;
using Gridwork.Platform.Trail;

namespace Gridwork.Matters.ImportingStandard;

/// <summary>Takes a table in: what it holds waits for a person's decision, what is not understood is kept beside it with its reason.</summary>
internal sealed class ImportStandard(GridworkDb db, SiteStandard standard, SiteTime time, NameInitials initials, Caller caller, TimeProvider clock)
{
    /// <summary>Many times what the largest city's table has.</summary>
    public const int MostRows = 20_000;

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
        if (form.From!.Value is var from && from < CivilTime.DayOf(clock.GetUtcNow()))
        {
            return new StandardBackdated(from);
        }

        var rows = await Rows(file, ct);
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
        rows.Value.ForEach(reading.Take);
        var (majors, bad) = reading.Made([.. before.Where(m => m.Kind == kind)]);
        return await Shown(kind, from, rows.Value.Count, majors, [.. bad.Select(b => Kept(b.Row, b.Why))], before, ct);
    }

    /// <summary>The same of a version that is here already, beside what holds on its day now.</summary>
    public async Task<StandardLook> Look(StandardVersion version, CancellationToken ct) =>
        await Shown(version.Kind, version.ValidFrom, version.Rows, version.Majors(), version.Bad(), (await standard.On(version.ValidFrom, ct)).Majors, ct);

    public Task<int> Store(StandardLook look, string source, string file, CancellationToken ct) => db.InTransaction(
        async inside =>
        {
            var (number, now) = ((int)await db.Next("case-standards", 1, inside), clock.GetUtcNow());
            db.Add(StandardVersion.Of(number, look, source, file.Length <= 200 ? file : file[^200..], caller, now));
            db.Trail(caller, "matters.standard-import", $"case-standard {number}", area: null, $"{look.From:yyyy-MM-dd} {look.Kind} {look.Rows - look.Bad.Count}/{look.Rows} ({source})", now);
            await db.SaveChangesAsync(inside);
            return number;
        },
        ct);

    private async Task<StandardLook> Shown(
        ClassKind kind, DateOnly from, int rows, IReadOnlyList<MajorClass> majors, IReadOnlyList<BadRow> bad, IReadOnlyList<MajorClass> before, CancellationToken ct)
    {
        var units = await time.Units(from, ct);
        var minors = majors.SelectMany(m => m.Minors).ToList();
        return new StandardLook(
            kind, from, rows, majors, bad, StandardDifference.Of(before.Where(m => m.Kind == kind), majors),
            minors.SelectMany(m => m.Conditions).Count(c => PrintedLimit.Read(c.Limit, units).Term is null), minors.Count(m => m.Initials.Length == 0));
    }

    private static async Task<Result<List<SheetRow>>> Rows(Stream file, CancellationToken ct)
    {
        var opened = await Sheet.Open(file, StandardColumns.All, ct);
        if (!opened.Ok)
        {
            return opened.Problem;
        }

        await using var sheet = opened.Value;
        List<SheetRow> rows = [];
        await foreach (var row in sheet.Rows(ct))
        {
            rows.Add(row);
            if (rows.Count > MostRows)
            {
                return new StandardTooLong(MostRows);
            }
        }

        return rows;
    }

    // The names of its major classes are those of one half and of none of the other.
    private static ClassKind? KindOf(List<SheetRow> rows, IReadOnlyList<MajorClass> before)
    {
        var names = rows.Select(r => r["major"]).ToHashSet(StringComparer.Ordinal);
        var kinds = before.Where(m => names.Contains(m.Name)).Select(m => m.Kind).Distinct().ToList();
        return kinds.Count == 1 ? kinds[0] : null;
    }

    private static BadRow Kept(SheetRow row, Problem why) => new(row.Number, row.Cells, why.Code, why.GetType().GetProperties()
        .Where(p => p.Name is not ("Code" or "Message" or "EqualityContract"))
        .ToDictionary(p => p.Name, p => Convert.ToString(p.GetValue(why), CultureInfo.InvariantCulture) ?? "", StringComparer.OrdinalIgnoreCase));
}
