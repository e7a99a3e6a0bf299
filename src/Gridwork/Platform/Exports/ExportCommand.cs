using System.Globalization;
using Gridwork.Platform.Backups;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;

namespace Gridwork.Platform.Exports;

/// <summary><c>gridwork export</c>: a whole site in files that other programs read.</summary>
internal static class ExportCommand
{
    public static readonly Command Command = new(
        "export", "--to FOLDER|FILE [--site CODE] [--with-originals] [--with-contacts --purpose TEXT] [--lang zh|en]",
        "writes a whole site as tables (CSV) and photos to carry away; reporters' contacts only for a purpose that is said", Run);

    private sealed record Said(string? To, string? Purpose, bool Originals, bool Contacts, bool Odd);

    private static Said Read(IReadOnlyList<string> words)
    {
        var said = new Said(null, null, Originals: false, Contacts: false, Odd: false);
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : "";
            (said, var used) = words[i] switch
            {
                "--to" when next.Length > 0 => (said with { To = next }, 1),
                "--purpose" when next.Length > 0 => (said with { Purpose = next }, 1),
                "--site" when next.Length > 0 => (said, 1),
                "--with-originals" => (said with { Originals = true }, 0),
                "--with-contacts" => (said with { Contacts = true }, 0),
                _ => (said with { Odd = true }, 0),
            };
            i += used;
        }

        return said;
    }

    private static async Task<int> Run(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var said = Read(rest);
        if (said is not { To: { } to, Odd: false } || (said.Contacts && string.IsNullOrWhiteSpace(said.Purpose)))
        {
            await arguments.Error.WriteLineAsync(words["export.usage"]);
            return 2;
        }

        if (await arguments.OpenSite() is not { } scope)
        {
            return 2;
        }

        await using (scope)
        {
            var (services, ct) = (scope.ServiceProvider, arguments.Stop);
            var (site, now) = (services.GetRequiredService<CurrentSite>().Value, services.GetRequiredService<TimeProvider>().GetUtcNow());
            var name = string.Create(CultureInfo.InvariantCulture, $"{site.Code}-{now.ToOffset(TimeSpan.FromHours(8)):yyyyMMdd-HHmmss}.zip");
            var file = Directory.Exists(to) || Path.EndsInDirectorySeparator(to) ? Path.Combine(to, name) : to;
            if (File.Exists(file))
            {
                await arguments.Error.WriteLineAsync(words.Of(new FileTaken(file)));
                return 1;
            }

            // Before it is written: whatever becomes of the file, that it was asked for stands.
            var db = services.GetRequiredService<GridworkDb>();
            db.Trail(Caller.System("export"), "sites.export", site.Code, site.Root, $"{Path.GetFileName(file)}{(said.Originals ? " +originals" : "")}{(said.Contacts ? $" +contacts {said.Purpose!.Trim()}" : "")}", now);
            await db.SaveChangesAsync(ct);
            var readme = words["export.readme", ("site", site.Name), ("code", site.Code), ("at", now.ToString("u", CultureInfo.InvariantCulture))];
            var all = await services.GetRequiredService<ExportSite>().Run(site, file, new ExportOrder(said.Originals, said.Contacts), readme, ct);
            await arguments.Out.WriteLineAsync(words["export.done", ("file", file), ("tables", all.Count(f => f.Rows is not null)), ("rows", all.Sum(f => f.Rows ?? 0)), ("files", all.Count(f => f.Rows is null))]);
            return 0;
        }
    }
}
