using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Search;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Searching;

/// <summary>
/// Finds matters by words of their reports, the newest first, among those that the caller sees. Every word stands in the text as it was typed; words
/// of letters and numbers are whole ones.
/// </summary>
internal sealed class FindMatters(GridworkDb db, Caller caller, CurrentSite site, IndexOlder older)
{
    public const int PageSize = 50;

    /// <summary>So many are looked at for one page by somebody who sees few of them; then the page says how far back it looked.</summary>
    public const int MostLooked = 4000;

    private const int Most = 1000;

    public sealed record Row(
        MatterId Id, string Number, string Title, string Text, string PlaceWords, AreaCode Area, MatterState State, DateTimeOffset ReportedAt, string? UnitName);

    /// <param name="Before">Where the next page begins; null at the end.</param>
    /// <param name="Cut">There may be more behind it, of which nothing is shown yet.</param>
    /// <param name="Whole">Older matters are in the index too.</param>
    public sealed record Found(IReadOnlyList<Row> Rows, long? Before, bool Cut, bool Whole);

    /// <summary>The matter whose number was typed, or its number in the system from which it came, if the caller sees it.</summary>
    public async Task<MatterId?> ByNumber(string typed, CancellationToken ct)
    {
        var number = Following.MatterByCode.Plain(typed);
        var ids = await db.Matters(caller).Where(m => m.Number == number || m.FormerNumber == typed).Take(2).Select(m => m.Id).ToListAsync(ct);
        return ids.Count == 1 ? ids[0] : null;
    }

    public async Task<Result<Found>> Run(string typed, long? before, CancellationToken ct)
    {
        var words = FindWords.Of(typed).SelectMany(Bigrams.Words).Distinct(StringComparer.Ordinal).ToList();
        if (words.Exists(Bigrams.HasLongNumber))
        {
            return new NotFoundByNumbers(Bigrams.LongestNumber);
        }

        var terms = words.SelectMany(Bigrams.Cover).Distinct(StringComparer.Ordinal).ToList();
        return terms.Count == 0 ? new TooShortToFind() : await Look(words, new Sought(terms, Places()), before ?? SearchIndex.Newest, ct);
    }

    // Where the whole site is meant there is nothing to ask.
    private IReadOnlyList<string> Places()
    {
        var scope = caller.Scope(Can.ReadMatters);
        return scope.Contains(site.Value.Root) ? [] : [.. scope.Roots.Select(root => SearchIndex.Place(root.Value))];
    }

    private async Task<Found> Look(IReadOnlyList<string> words, Sought sought, long before, CancellationToken ct)
    {
        var (rows, looked) = (new List<Row>(), 0);
        for (var most = PageSize + 1; looked < MostLooked; most = Math.Min(most * 4, Most))
        {
            var ids = await db.Search(sought, before, most, ct);
            rows.AddRange(await Seen(words, ids, ct));
            if (rows.Count > PageSize)
            {
                return new Found(rows[..PageSize], IdOf(rows[PageSize - 1]), Cut: false, Whole: true);
            }

            if (ids.Count < most)
            {
                return new Found(rows, Before: null, Cut: false, await older.Done(ct));
            }

            (before, looked) = (ids[^1], looked + ids.Count);
        }

        return new Found(rows, before, Cut: true, Whole: true);
    }

    private async Task<IEnumerable<Row>> Seen(IReadOnlyList<string> words, IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
        {
            return [];
        }

        var numbers = ids.Select(SearchedMatter.NumberOf).ToArray();
        var rows = await db.Matters(caller).AsNoTracking().Where(m => numbers.Contains(m.Number))
            .Select(m => new Row(m.Id, m.Number, m.Title, m.Text, m.PlaceWords, m.Area, m.State, m.ReportedAt, m.UnitName)).ToListAsync(ct);
        // The index knows pairs of characters: whether they stand together the text says.
        return rows.Where(r => Bigrams.Plain(SearchedMatter.Words(r.Text, r.PlaceWords)) is var plain && words.All(w => plain.Contains(w, StringComparison.Ordinal))).OrderByDescending(IdOf);
    }

    private static long IdOf(Row row) => SearchedMatter.IdOf(row.Number, row.ReportedAt);
}

public sealed record TooShortToFind() : Problem.Invalid("find.too-short", "Type two characters or more, or a whole word.");

public sealed record NotFoundByNumbers(int Most) : Problem.Invalid("find.long-number", $"Numbers of more than {Most} figures are not looked for.");
