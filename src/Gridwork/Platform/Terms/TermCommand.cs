using System.Globalization;
using Gridwork.Kernel.Calendar;

namespace Gridwork.Platform.Terms;

/// <summary><c>gridwork term</c>: the end on the first line, the sum under it.</summary>
internal static class TermCommand
{
    private static readonly string[] Moments = ["yyyy-M-d H:mm", "yyyy-M-d'T'H:mm"];

    public static readonly Command Command = new(
        "term", "\"2026-02-12 10:00\" \"5 working days\" [--by law|hours] [--lang zh|en]", "counts a term and says why, day by day; needs no site", Run);

    private static async Task<int> Run(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var options = Options.Of(rest);
        var (sum, sheet, wrong) = Count(options, words);
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

    private static (TermSum? Sum, SumSheet? Sheet, string? Wrong) Count(Options options, Words words)
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

        var sum = (byLaw ? Counting.ByLaw : Counting.ByOfficeHours).Compute(term.Value, start, WorkTime.Usual);
        return (sum, new SumSheet(sum, byLaw, wholeDay, WorkTime.Usual, words), null);
    }

    private static (DateTimeOffset? At, bool WholeDay) Moment(string text) =>
        DateTime.TryParseExact(text.Trim(), Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? (new(moment, CivilTime.Offset), false)
        : DateOnly.TryParseExact(text.Trim(), "yyyy-M-d", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (CivilTime.StartOf(day), true)
        : (null, false);

    private static string Shown(string text) => string.Concat(text.Where(c => !char.IsControl(c)).Take(40));

    private sealed record Options(IReadOnlyList<string> Words, string By, bool Odd)
    {
        public static Options Of(IReadOnlyList<string> words)
        {
            var options = new Options([], "law", Odd: false);
            for (var i = 0; i < words.Count; i++)
            {
                options = words[i] switch
                {
                    "--by" when i + 1 < words.Count => options with { By = words[++i] },
                    ['-', '-', ..] => options with { Odd = true },
                    var word => options with { Words = [.. options.Words, word] },
                };
            }

            return options;
        }
    }
}
