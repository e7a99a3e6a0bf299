using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Search;

/// <summary>What is looked for in the index.</summary>
/// <param name="Terms">All of them.</param>
/// <param name="Places">One of them; none where every place is meant.</param>
internal sealed record Sought(IReadOnlyList<string> Terms, IReadOnlyList<string> Places);

/// <summary>The one door to the index, with its twin behind it.</summary>
internal static class SearchIndex
{
    /// <summary>Before every id there is.</summary>
    public const long Newest = long.MaxValue;

    public static string Place(string code) => $"@{code}";

    // An id is a year, a month and a number of eight figures.
    public const long OfYear = 10_000_000_000;
    public const long OfMonth = 100_000_000;

    public static string Month(long id) => $"#{id / OfMonth}";

    extension(GridworkDb db)
    {
        /// <summary>Ids, the newest first.</summary>
        /// <param name="before">Only those that are older.</param>
        public Task<List<long>> Search(Sought sought, long before, int most, CancellationToken ct) =>
            db.Database.IsSqlite() ? FtsSearch.Run(db, sought, before, most, ct) : GinSearch.Run(db, sought, before, most, ct);
    }
}

/// <summary>SQLite: FTS5 walks its lists side by side from the newest on, and stops when the page is full.</summary>
internal static class FtsSearch
{
    public static Task<List<long>> Run(GridworkDb db, Sought sought, long before, int most, CancellationToken ct)
    {
        // Letters, digits, @ and # alone: a term cannot end its quotes.
        var places = sought.Places.Count == 0 ? [] : new[] { $"({string.Join(" OR ", sought.Places.Select(Quoted))})" };
        var match = string.Join(" AND ", sought.Terms.Select(Quoted).Concat(places));
        return db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM search_docs WHERE search_docs MATCH {match} AND rowid < {before} ORDER BY rowid DESC LIMIT {most}""").ToListAsync(ct);
    }

    private static string Quoted(string term) => $"\"{term}\"";
}

/// <summary>
/// PostgreSQL: GIN knows no order, so a common word would bring up all its rows. The month is a term too: one month is looked through, then the two
/// before it, the four before those, until the page is full.
/// </summary>
internal static class GinSearch
{
    // Beyond this the month is left to the order of the ids: whatever is as rare as that is a short list.
    private const int MostMonths = 24;

    public static async Task<List<long>> Run(GridworkDb db, Sought sought, long before, int most, CancellationToken ct)
    {
        var found = new List<long>();
        var ends = (await db.Database.SqlQuery<Ends>($"SELECT min(rowid) AS first, max(rowid) AS last FROM search_docs WHERE rowid < {before}").ToListAsync(ct))[0];
        if (ends is not { First: { } first, Last: { } last })
        {
            return found;
        }

        var (oldest, month) = (MonthOf(first), MonthOf(last));
        for (var months = 1; found.Count < most && month >= oldest; month -= months, months *= 2)
        {
            found.AddRange(await Window(db, sought, (Math.Max(oldest, month - months + 1), month), before, most - found.Count, ct));
        }

        return found;
    }

    private static Task<List<long>> Window(GridworkDb db, Sought sought, (int First, int Last) months, long before, int most, CancellationToken ct)
    {
        var (from, to) = (IdOf(months.First), Math.Min(before, IdOf(months.Last + 1)));
        string[] all = sought.Places.Count == 1 ? [.. sought.Terms, sought.Places[0]] : [.. sought.Terms];
        var places = sought.Places.Count > 1 ? sought.Places.ToArray() : all[..1];
        var count = months.Last - months.First + 1;
        var within = count <= MostMonths ? Enumerable.Range(months.First, count).Select(m => SearchIndex.Month(IdOf(m))).ToArray() : all[..1];
        return db.Database.SqlQuery<long>($"""
            SELECT rowid AS "Value" FROM search_docs
            WHERE terms @> {all} AND terms && {places} AND terms && {within} AND rowid >= {from} AND rowid < {to}
            ORDER BY rowid DESC LIMIT {most}
            """).ToListAsync(ct);
    }

    // Months counted on through the years.
    private static int MonthOf(long id) => (int)((id / SearchIndex.OfYear * 12) + (id % SearchIndex.OfYear / SearchIndex.OfMonth) - 1);

    private static long IdOf(int month) => (month / 12 * SearchIndex.OfYear) + (((month % 12) + 1) * SearchIndex.OfMonth);

    private sealed record Ends(long? First, long? Last);
}
