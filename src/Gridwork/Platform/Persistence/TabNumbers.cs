using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Persistence;

/// <summary>The numbers on the tabs above a list: all in one command, and counted no further than is told.</summary>
internal static class TabNumbers
{
    public const int Most = 1000;

    /// <param name="rows">Of a tab, in the order of an index that holds all that is asked, so that no row is fetched to be counted.</param>
    /// <returns>The tabs as they were given, each with its number, or <c>1000+</c>.</returns>
    public static async Task<IReadOnlyList<(TView View, string Number)>> Of<TView, T>(GridworkDb db, IReadOnlyList<TView> views, Func<TView, IQueryable<T>> rows, CancellationToken ct)
    {
        var one = db.Database.SqlQuery<int>($"""SELECT 1 AS "Value" """);
        var counted = await views.Select((view, tab) => Counted(tab, rows(view))).Aggregate((all, next) => all.Concat(next)).ToDictionaryAsync(t => t.Tab, t => t.Count, ct);
        return [.. views.Select((view, tab) => (view, Told(counted[tab])))];

        // Each by itself and not all rows in groups: that would sort them first.
        IQueryable<TabNumber> Counted(int tab, IQueryable<T> its) => one.Select(_ => new TabNumber { Tab = tab, Count = its.Take(Most + 1).Count() });
    }

    private sealed class TabNumber
    {
        public int Tab { get; init; }

        public int Count { get; init; }
    }

    private static string Told(int count) => count > Most ? $"{Most}+" : count.ToString(CultureInfo.InvariantCulture);
}
