using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Persistence;

/// <summary>The numbers on the tabs above a list: all in one command, and counted no further than is told.</summary>
internal static class TabNumbers
{
    public const int Most = 1000;

    /// <param name="rows">Of a tab, in the order of an index that holds all that is asked, so that no row is fetched to be counted.</param>
    /// <returns>The tabs as they were given, each with its number, or <c>1000+</c>.</returns>
    public static async Task<IReadOnlyList<(TView View, string Number)>> Of<TView, T>(IReadOnlyList<TView> views, Func<TView, IQueryable<T>> rows, CancellationToken ct)
    {
        var counted = await views.Select((view, tab) => rows(view).Take(Most + 1).Select(_ => tab)).Aggregate((all, one) => all.Concat(one))
            .GroupBy(tab => tab).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return [.. views.Select((view, tab) => (view, Told(counted.GetValueOrDefault(tab))))];
    }

    private static string Told(int count) => count > Most ? $"{Most}+" : count.ToString(CultureInfo.InvariantCulture);
}
