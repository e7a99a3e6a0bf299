using Gridwork.Areas.BringingIn;
using Gridwork.Kernel;
using Gridwork.Platform.Sheets;

namespace Gridwork.Areas.Recoding;

/// <summary>A table of new codes as it was brought.</summary>
internal sealed class RecodeTable(DateOnly today)
{
    private const int LongestName = 120;
    private const int LongestBasis = 200;

    private readonly List<CodePair> pairs = [];

    private bool read;

    public IReadOnlyList<CodePair> Pairs => pairs;

    /// <summary>Rows that cannot be read, with what is in them.</summary>
    public List<BroughtLine> Faults { get; } = [];

    /// <summary>The first day of the new codes.</summary>
    public DateOnly From { get; private set; } = today;

    /// <summary>The paper that says so.</summary>
    public string Basis { get; private set; } = "";

    public void Take(SheetRow row)
    {
        if (Fault(row) is { } why)
        {
            Faults.Add(new BroughtLine(row.Number, $"{row["old"]} → {row["new"]} {row["name"]}".Trim(), LineOutcome.Refused, why));
            return;
        }

        pairs.Add(new CodePair(row.Number, AreaCode.TryParse(row["old"], out var old) ? old : null, AreaCode.Of(row["new"]), row["name"]));
        Basis = Basis.Length > 0 ? Basis : row["basis"];
    }

    private Problem? Fault(SheetRow row)
    {
        if ((row.Fault ?? row.Lacks(OfficeColumns.Codes, "new") ?? row.TooLong(OfficeColumns.Codes, ("name", LongestName), ("basis", LongestBasis))) is { } fault)
        {
            return fault;
        }

        if (!AreaCode.TryParse(row["new"], out _) || (row["old"].Length > 0 && !AreaCode.TryParse(row["old"], out _)))
        {
            return new CodeOdd(AreaCode.TryParse(row["new"], out _) ? row["old"] : row["new"]);
        }

        var day = row.Day("from");
        if (!day.Ok)
        {
            return day.Problem;
        }

        var from = day.Value ?? From;
        if (read && from != From)
        {
            return new CodeDaysDiffer(From);
        }

        (From, read) = (from, true);
        return null;
    }
}
