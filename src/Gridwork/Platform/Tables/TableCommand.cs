using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;

namespace Gridwork.Platform.Tables;

/// <summary>What a command line says of a table to import: <c>FILE [--site CODE] [--from DAY] [--source TEXT] [--kind WORD] [--dry-run]</c>.</summary>
internal sealed record TableOptions(string? File, string? Kind, DateOnly? From, string? Source, bool DryRun, bool Odd)
{
    public static TableOptions Of(IReadOnlyList<string> words, IReadOnlyList<string> kinds)
    {
        var options = new TableOptions(null, null, null, null, DryRun: false, Odd: false);
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : "";
            (options, var used) = words[i] switch
            {
                "--dry-run" => (options with { DryRun = true }, 0),
                "--site" when next.Length > 0 => (options, 1),
                "--source" when next.Length > 0 => (options with { Source = next }, 1),
                "--kind" when kinds.Contains(next, StringComparer.Ordinal) => (options with { Kind = next }, 1),
                "--from" when DateOnly.TryParseExact(next, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => (options with { From = day }, 1),
                ['-', '-', ..] => (options with { Odd = true }, 0),
                var file => (options with { File = file, Odd = options.Odd || options.File is not null }, 0),
            };
            i += used;
        }

        return options;
    }
}

/// <summary>What was read, told in lines, and how it is stored.</summary>
internal sealed record TableTold(IEnumerable<string> Lines, Func<string, string, Task<int>> Store);

/// <summary><c>gridwork ... import</c>: says what a table would change; without <c>--dry-run</c> it is stored and waits.</summary>
internal static class TableCommand
{
    /// <param name="name">Of the command; the caller in the trail.</param>
    /// <param name="usage">Key of the usage.</param>
    public static async Task<int> Run(
        CommandArguments arguments, string name, string usage, IReadOnlyList<string> kinds,
        Func<IServiceProvider, TableOptions, DateOnly, Stream, Words, Task<Result<TableTold>>> look)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var options = TableOptions.Of(rest, kinds);
        if (options.File is not { } path || options.Odd)
        {
            await arguments.Error.WriteLineAsync(words[usage]);
            return 2;
        }

        if (!File.Exists(path))
        {
            await arguments.Error.WriteLineAsync(words["table.file-missing", ("file", path)]);
            return 2;
        }

        if (await arguments.OpenSite() is not { } scope)
        {
            return 2;
        }

        await using (scope)
        {
            var site = scope.ServiceProvider;
            site.GetRequiredService<CurrentCaller>().Value = Caller.System(name);
            var today = CivilTime.DayOf(site.GetRequiredService<TimeProvider>().GetUtcNow());
            await using var file = File.OpenRead(path);
            return await Tell(arguments, options, Path.GetFileName(path), words, await look(site, options, options.From ?? today, file, words));
        }
    }

    private static async Task<int> Tell(CommandArguments arguments, TableOptions options, string file, Words words, Result<TableTold> look)
    {
        if (!look.Ok)
        {
            await arguments.Error.WriteLineAsync(words.Of(look.Problem));
            return 1;
        }

        foreach (var line in look.Value.Lines)
        {
            await arguments.Out.WriteLineAsync(line);
        }

        await arguments.Out.WriteLineAsync(options.DryRun ? words["table.dry"] : words["table.stored", ("number", await look.Value.Store(options.Source ?? file, file))]);
        return 0;
    }
}
