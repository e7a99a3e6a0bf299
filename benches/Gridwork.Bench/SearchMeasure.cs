using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Gridwork.Matters;
using Gridwork.Matters.Searching;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Bench;

/// <summary>P12: words of two to five characters, as they stand in reports, looked for among a million by somebody of a town; some of them beside reading every text.</summary>
internal static partial class SearchMeasure
{
    private const int Seed = 7;
    private const int Words = 300;
    private const int Compared = 8;
    private const double GoalMilliseconds = 20;

    private static int Matters => int.TryParse(Environment.GetEnvironmentVariable("GRIDWORK_BENCH_MATTERS"), NumberStyles.None, CultureInfo.InvariantCulture, out var matters) ? matters : 1_000_000;

    public static async Task Run(Sheet sheet)
    {
        foreach (var store in Running.Stores)
        {
            await using var running = await Running.Make(store);
            await Filling.Run(running, Matters, searched: true);
            await running.Start();
            using var town = await running.SignedIn("dispatcher");
            using var county = await running.SignedIn("dispatcher", Running.County);
            var words = Drawn();
            foreach (var (who, http) in new[] { ("of a town", town), ("of the county", county) })
            {
                foreach (var word in words)
                {
                    await Find(http, word);
                }

                var took = new List<double>();
                foreach (var word in words)
                {
                    var start = Stopwatch.GetTimestamp();
                    await Find(http, word);
                    took.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }

                var p95 = took.Order().ElementAt(took.Count * 95 / 100);
                sheet.Add($"P12 search by somebody {who}, {Running.NameOf(store)}", string.Create(CultureInfo.InvariantCulture, $"{Matters:N0} matters, {took.Count} words"),
                    string.Create(CultureInfo.InvariantCulture, $"p50 {took.Order().ElementAt(took.Count / 2):0.0} ms, p95 {p95:0.0} ms, longest {took.Max():0} ms, the whole page"), "p95 ≤ 20 ms", GoalMilliseconds / p95);
            }

            await Compare(sheet, running, town, words);
        }
    }

    private static string[] Drawn()
    {
        var (chance, texts) = (new Random(Seed), ReportTexts.Some(5000));
        return [.. Enumerable.Range(0, int.MaxValue).Select(_ =>
        {
            var (text, length) = (texts[chance.Next(texts.Count)], chance.Next(2, 6));
            var at = chance.Next(text.Length - length);
            return text.Substring(at, length);
        }).Where(w => w.All(c => char.GetUnicodeCategory(c) is UnicodeCategory.OtherLetter)).Distinct(StringComparer.Ordinal).Take(Words)];
    }

    private static async Task<string[]> Find(HttpClient http, string word) =>
        [.. Number().Matches(await http.GetStringAsync(new Uri($"/find?q={Uri.EscapeDataString(word)}", UriKind.Relative))).Select(m => m.Groups["number"].Value)];

    private static async Task Compare(Sheet sheet, Running running, HttpClient http, string[] words)
    {
        await using var db = running.Open();
        foreach (var word in words.Take(Compared))
        {
            var slow = await db.Everywhere<Matter>().Where(m => m.Town == Running.Town && m.Text.Contains(word)).OrderByDescending(m => m.Id).Take(FindMatters.PageSize).Select(m => m.Number).ToListAsync();
            if (!slow.SequenceEqual(await Find(http, word), StringComparer.Ordinal))
            {
                sheet.Faults.Add($"P12: '{word}' is found otherwise than by reading every text, {Running.NameOf(running.Site.Store)}.");
            }
        }
    }

    [GeneratedRegex("""<tr><td class="fit quiet">(?<number>\d{4}-\d+)</td>""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
