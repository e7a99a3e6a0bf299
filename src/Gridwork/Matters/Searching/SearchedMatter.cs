using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Search;

namespace Gridwork.Matters.Searching;

/// <summary>What a matter is found by: the words of its report and where it is. Never who reported it, nor what the desk writes.</summary>
internal static class SearchedMatter
{
    // The beginnings of a code that are places of their own.
    private static readonly int[] Lengths = [2, 4, 6, 9, 12, 15, AreaCode.Longest];

    public static SearchDoc Of(Matter m, AreaCode root) => Of(m.Number, m.ReportedAt, m.Text, m.PlaceWords, m.Area, root);

    public static SearchDoc Of(string number, DateTimeOffset reportedAt, string text, string placeWords, AreaCode area, AreaCode root)
    {
        var id = IdOf(number, reportedAt);
        return new()
        {
            Id = id,
            Terms =
            [
                .. Bigrams.Of(Words(text, placeWords)).Select(t => t.Says).Distinct(StringComparer.Ordinal),
                .. Lengths.Where(l => l <= area.Value.Length && l > root.Value.Length).Select(l => SearchIndex.Place(area.Value[..l])),
                SearchIndex.Month(id),
            ],
        };
    }

    public static string Words(string text, string placeWords) => $"{text}\n{placeWords}";

    /// <summary>The number's year, the month of the report, and the number: one for each matter, and in the order of time.</summary>
    public static long IdOf(string number, DateTimeOffset reportedAt) =>
        (long.Parse(number.AsSpan(0, 4), CultureInfo.InvariantCulture) * SearchIndex.OfYear) + (CivilTime.DayOf(reportedAt).Month * SearchIndex.OfMonth) + long.Parse(number.AsSpan(5), CultureInfo.InvariantCulture);

    public static string NumberOf(long id) => string.Create(CultureInfo.InvariantCulture, $"{id / SearchIndex.OfYear}-{id % SearchIndex.OfMonth:D6}");
}
