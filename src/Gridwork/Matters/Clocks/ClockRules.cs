using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters.Clocks;

/// <summary>
/// The limits that the site set for the clocks other than handling, each with the day from which it holds. A clock is counted by the limit
/// of the day on which it began; so a limit that is set for a later day leaves those alone that run, and one set for an earlier day counts
/// them again, with a line of history. One that is not set does not run, and one that never began is not begun afterwards.
/// </summary>
/// <param name="Rows">In the order in which they came to hold.</param>
public sealed record ClockRules(IReadOnlyList<ClockRules.Row> Rows)
{
    public static readonly ClockRules None = new([]);

    public sealed record Limit(int Count, TermUnit Unit, CountedBy By);

    /// <param name="Limit">Null where the clock does not run from this day on.</param>
    public sealed record Row(ClockKind Kind, DateOnly From, Limit? Limit);

    public Limit? On(ClockKind kind, DateOnly day) => Rows.LastOrDefault(r => r.Kind == kind && r.From <= day)?.Limit;

    /// <summary>These, with another row in the place of that of the same kind and day.</summary>
    public ClockRules With(Row next) => new([.. Rows.Where(r => (r.Kind, r.From) != (next.Kind, next.From)).Append(next).OrderBy(r => r.From)]);

    /// <summary>Stands for these limits and this time together, as long as a time's own version.</summary>
    internal string Version(WorkTime time) => !Rows.Any(r => !r.Kind.IsPromised) ? time.Version
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('|', Rows.Where(r => !r.Kind.IsPromised).Select(Written).Prepend(time.Version)))))[..time.Version.Length];

    private static string Written(Row row) => string.Create(CultureInfo.InvariantCulture, $"{row.Kind} {row.From:O} {row.Limit?.Count} {row.Limit?.Unit} {row.Limit?.By}");
}
