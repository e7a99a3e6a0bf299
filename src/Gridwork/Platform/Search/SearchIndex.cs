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
/// PostgreSQL: GIN knows no order, so a common word would bring up all its rows. The month is a term too: the newest two are looked through one by
/// one, since the first may be a day old, and a third where they promise that it fills the page. A page that is not full by then is of a word, or a place, so rare that all its rows are few.
/// </summary>
internal static class GinSearch
{
    private const int Months = 3;

    public static async Task<List<long>> Run(GridworkDb db, Sought sought, long before, int most, CancellationToken ct)
    {
        var found = new List<long>();
        for (var months = 0; found.Count < most; months++)
        {
            var newest = (await db.Database.SqlQuery<long?>($"""SELECT max(rowid) AS "Value" FROM search_docs WHERE rowid < {before}""").ToListAsync(ct))[0];
            if (newest is not { } last)
            {
                break;
            }

            var fills = months < Months - 1 || (months < Months && found.Count * Months >= most * months);
            var (within, from) = fills ? (SearchIndex.Month(last), last / SearchIndex.OfMonth * SearchIndex.OfMonth) : (null, 0);
            found.AddRange(await Window(db, sought, within, before, most - found.Count, ct));
            before = from;
        }

        return found;
    }

    private static Task<List<long>> Window(GridworkDb db, Sought sought, string? month, long before, int most, CancellationToken ct)
    {
        string[] all = [.. sought.Terms, .. sought.Places.Count == 1 ? sought.Places : [], .. month is null ? [] : new[] { month }];
        string[] places = [.. sought.Places];
        // A condition more is a list more to be read, so each stands there only where it says something.
        return (places.Length > 1
            ? db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM search_docs WHERE terms @> {all} AND terms && {places} AND rowid < {before} ORDER BY rowid DESC LIMIT {most}""")
            : db.Database.SqlQuery<long>($"""SELECT rowid AS "Value" FROM search_docs WHERE terms @> {all} AND rowid < {before} ORDER BY rowid DESC LIMIT {most}""")).ToListAsync(ct);
    }
}
