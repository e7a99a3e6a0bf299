using System.Globalization;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Standards;
using Gridwork.Platform;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;

namespace Gridwork.Matters.ImportingStandard;

/// <summary><c>gridwork case-standard import</c>: says what a table would change; without <c>--dry-run</c> it is stored and waits.</summary>
internal static class CaseStandardCommand
{
    public static readonly Command Import = new(
        "case-standard import", "FILE [--kind events|components] [--site CODE] [--from yyyy-MM-dd] [--source TEXT] [--dry-run] [--lang zh|en]",
        "reads a table of filing conditions, names each row not understood, and lets the others wait for a decision", Run);

    private static async Task<int> Run(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var options = Options.Of(rest);
        if (options.File is not { } path || options.Odd)
        {
            await arguments.Error.WriteLineAsync(words["standard.usage"]);
            return 2;
        }

        if (!File.Exists(path))
        {
            await arguments.Error.WriteLineAsync(words["standard.file-missing", ("file", path)]);
            return 2;
        }

        if (await arguments.OpenSite() is not { } scope)
        {
            return 2;
        }

        await using (scope)
        {
            return await Run(scope.ServiceProvider, arguments, options, path, words);
        }
    }

    private static async Task<int> Run(IServiceProvider site, CommandArguments arguments, Options options, string path, Words words)
    {
        site.GetRequiredService<CurrentCaller>().Value = Caller.System("case-standard import");
        var import = site.GetRequiredService<ImportStandard>();
        var today = CivilTime.DayOf(site.GetRequiredService<TimeProvider>().GetUtcNow());
        await using var file = File.OpenRead(path);
        var look = await import.Look(new ImportStandard.Form { Kind = options.Kind, From = options.From ?? today }, file, arguments.Stop);
        if (!look.Ok)
        {
            await arguments.Error.WriteLineAsync(words.Of(look.Problem));
            return 1;
        }

        foreach (var line in Lines(look.Value, words))
        {
            await arguments.Out.WriteLineAsync(line);
        }

        await arguments.Out.WriteLineAsync(options.DryRun
            ? words["standard.dry"]
            : words["standard.stored", ("number", await import.Store(look.Value, options.Source ?? Path.GetFileName(path), Path.GetFileName(path), arguments.Stop))]);
        return 0;
    }

    private static IEnumerable<string> Lines(StandardLook look, Words words)
    {
        yield return words["standard.counts", ("kind", words.Of(look.Kind)), ("from", look.From), ("rows", look.Rows), ("good", look.Rows - look.Bad.Count), ("bad", look.Bad.Count)];
        yield return words["standard.limits", ("unread", look.UnreadLimits), ("silent", look.NoInitials)];
        yield return words["standard.differs", ("added", look.Difference.Added.Count), ("removed", look.Difference.Removed.Count), ("changed", look.Difference.Changed.Count)];
        foreach (var added in look.Difference.Added)
        {
            yield return $"  + {added.Code} {added.Minor.Name} {added.Condition.Text} {added.Condition.Limit}";
        }

        foreach (var removed in look.Difference.Removed)
        {
            yield return $"  - {removed.Code} {removed.Minor.Name} {removed.Condition.Text} {removed.Condition.Limit}";
        }

        foreach (var (before, after) in look.Difference.Changed)
        {
            yield return $"  * {after.Code} {after.Minor.Name} {after.Condition.Text} {before.Condition.Limit} → {after.Condition.Limit}";
        }

        foreach (var bad in look.Bad)
        {
            yield return words["standard.bad-line", ("row", bad.Row), ("why", bad.Why(words))];
        }
    }

    private sealed record Options(string? File, ClassKind? Kind, DateOnly? From, string? Source, bool DryRun, bool Odd)
    {
        public static Options Of(IReadOnlyList<string> words)
        {
            var options = new Options(null, null, null, null, DryRun: false, Odd: false);
            for (var i = 0; i < words.Count; i++)
            {
                var more = i + 1 < words.Count;
                options = words[i] switch
                {
                    "--dry-run" => options with { DryRun = true },
                    "--site" when more => options with { Odd = options.Odd || words[++i].Length == 0 },
                    "--source" when more => options with { Source = words[++i] },
                    "--kind" when more && words[i + 1] is "events" or "components" => options with { Kind = words[++i] is "events" ? ClassKind.Occurrence : ClassKind.Component },
                    "--from" when more && DateOnly.TryParseExact(words[i + 1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => Later(ref i, options with { From = day }),
                    ['-', '-', ..] => options with { Odd = true },
                    var file => options with { File = file, Odd = options.Odd || options.File is not null },
                };
            }

            return options;
        }

        private static Options Later(ref int i, Options options)
        {
            i++;
            return options;
        }
    }
}
