using System.Globalization;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Terms;

/// <summary><c>gridwork term</c>: the end on the first line, the sum under it.</summary>
internal static class TermCommand
{
    private static readonly string[] Moments = ["yyyy-M-d H:mm", "yyyy-M-d'T'H:mm"];

    public static readonly Command Command = new(
        "term", "\"2026-02-12 10:00\" \"5 working days\" [--by law|hours] [--site CODE] [--lang zh|en]", "counts a term and says why, day by day; by a site's own calendar and hours with --site", Run);

    private static async Task<int> Run(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var options = Options.Of(rest);
        var time = WorkTime.Usual;
        if (options.BySite)
        {
            if (await arguments.OpenSite() is not { } scope)
            {
                return 2;
            }

            await using (scope)
            {
                time = await scope.ServiceProvider.GetRequiredService<SiteTime>().Now(arguments.Stop);
            }
        }

        var (sum, sheet, wrong) = Count(options, time, words);
        if (wrong is not null)
        {
            await arguments.Error.WriteLineAsync(wrong);
            return 2;
        }

        await arguments.Out.WriteLineAsync(CivilTime.WriteEnd(sum!.Due));
        foreach (var line in sheet!.Lines())
        {
            await arguments.Out.WriteLineAsync(line);
        }

        return 0;
    }

    private static (TermSum? Sum, SumSheet? Sheet, string? Wrong) Count(Options options, WorkTime time, Words words)
    {
        if (options.Words is not [var from, var written] || options.Odd)
        {
            return (null, null, words["term.usage"]);
        }

        if (options.By is not ("law" or "hours"))
        {
            return (null, null, words["term.by-unknown", ("text", Shown(options.By))]);
        }

        var term = Term.Read(written);
        if (!term.Ok)
        {
            return (null, null, words.Of(term.Problem));
        }

        var (moment, wholeDay) = Moment(from);
        if (moment is not { Year: >= 1990 and <= 2199 } start)
        {
            return (null, null, words["term.from-unreadable", ("text", Shown(from))]);
        }

        var byLaw = options.By == "law";
        if (wholeDay && !(byLaw && term.Value.Unit is TermUnit.WorkingDays or TermUnit.CalendarDays or TermUnit.Months))
        {
            return (null, null, words["term.from-needs-time", ("term", SumSheet.Amount(words, term.Value))]);
        }

        var sum = (byLaw ? Counting.ByLaw : Counting.ByOfficeHours).Compute(term.Value, start, time);
        return (sum, new SumSheet(sum, byLaw, wholeDay, time, words), null);
    }

    private static (DateTimeOffset? At, bool WholeDay) Moment(string text) =>
        DateTime.TryParseExact(text.Trim(), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? (new(moment, CivilTime.Offset), false)
        : DateOnly.TryParseExact(text.Trim(), "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (CivilTime.StartOf(day), true)
        : (null, false);

    private static string Shown(string text) => string.Concat(text.Where(c => !char.IsControl(c)).Take(40));

    private sealed record Options(IReadOnlyList<string> Words, string By, bool BySite, bool Odd)
    {
        public static Options Of(IReadOnlyList<string> words)
        {
            var options = new Options([], "law", BySite: false, Odd: false);
            for (var i = 0; i < words.Count; i++)
            {
                options = words[i] switch
                {
                    "--by" when i + 1 < words.Count => options with { By = words[++i] },
                    "--site" when i + 1 < words.Count && words[++i].Length > 0 => options with { BySite = true },
                    ['-', '-', ..] => options with { Odd = true },
                    var word => options with { Words = [.. options.Words, word] },
                };
            }

            return options;
        }
    }
}
