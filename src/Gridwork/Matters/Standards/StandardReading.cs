using Gridwork.Kernel;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Tables;

namespace Gridwork.Matters.Standards;

/// <summary>Makes classes and conditions of a table's rows. A row either becomes a condition or is named with its reason: none is left out, none is put right.</summary>
internal sealed class StandardReading(ClassKind kind, Func<string, string> initials)
{
    // What the column of the table that a matter keeps its condition in can hold.
    private static readonly (string Column, int Most)[] Longest =
    [
        ("major", 60), ("minor", 60), ("handling_unit", 300), ("authority", 300), ("open_condition", 500), ("close_condition", 200), ("time_limit", 20),
    ];

    private readonly List<MajorClass> majors = [];
    private readonly List<(SheetRow Row, Func<IReadOnlyList<MajorClass>, Problem> Why)> bad = [];

    public void Take(SheetRow row)
    {
        if ((row.Fault ?? Trouble(row)) is { } trouble)
        {
            bad.Add((row, _ => trouble));
        }
        else
        {
            Place(row);
        }
    }

    /// <summary>With the codes that the same words had before; and the rows not taken.</summary>
    public (IReadOnlyList<MajorClass> Majors, IReadOnlyList<(SheetRow Row, Problem Why)> Bad) Made(IReadOnlyList<MajorClass> before)
    {
        var coded = StandardCodes.Give(majors, before);
        return (coded, [.. bad.Select(b => (b.Row, b.Why(coded)))]);
    }

    private static Problem? Trouble(SheetRow row)
    {
        var empty = StandardColumns.All.All.Select(c => c.Key).Where(key => row[key].Length == 0).ToList();
        return empty.Count > 0 ? new RowEmpty(string.Join(", ", empty))
            : Number(row["major_code"]) is null || Number(row["minor_code"]) is null ? new RowCodeOdd()
            : Longest.FirstOrDefault(l => row[l.Column].Length > l.Most) is { Column: { } column } most ? new RowTooLong(column, most.Most)
            : null;
    }

    private void Place(SheetRow row)
    {
        var majorCode = (kind is ClassKind.Component ? "B" : "") + Number(row["major_code"]);
        var code = $"{majorCode}-{Number(row["minor_code"])}";
        var major = majors.FirstOrDefault(m => m.Code == majorCode);
        var minor = major?.Minors.FirstOrDefault(m => m.Code == code);
        var read = new FilingCondition("", row["open_condition"], row["close_condition"], row["time_limit"]);
        if ((major is not null && major.Name != row["major"]) || (minor is not null && minor.Name != row["minor"]))
        {
            bad.Add((row, _ => new RowOtherName(minor is null || major!.Name != row["major"] ? majorCode : code)));
        }
        else if (minor is not null && (minor.Handling != row["handling_unit"] || minor.Authority != row["authority"]))
        {
            bad.Add((row, _ => new RowOtherUnits(code)));
        }
        else if (minor?.Conditions.ToList().IndexOf(read) is >= 0 and var at)
        {
            bad.Add((row, coded => new RowSame(coded.SelectMany(m => m.Minors).First(m => m.Code == code).Conditions[at].Code)));
        }
        else
        {
            major ??= Open(new MajorClass(kind, majorCode, row["major_code"], row["major"], new List<MinorClass>()));
            minor ??= Open(major, new MinorClass(code, row["minor_code"], row["minor"], initials(row["minor"]), row["handling_unit"], row["authority"], new List<FilingCondition>()));
            ((List<FilingCondition>)minor.Conditions).Add(read);
        }
    }

    private MajorClass Open(MajorClass major)
    {
        majors.Add(major);
        return major;
    }

    private static MinorClass Open(MajorClass major, MinorClass minor)
    {
        ((List<MinorClass>)major.Minors).Add(minor);
        return minor;
    }

    private static string? Number(string text) => text is [>= '0' and <= '9'] or [>= '0' and <= '9', >= '0' and <= '9'] ? text.PadLeft(2, '0') : null;
}
