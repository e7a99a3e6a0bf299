using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Backups;

/// <summary>What follows <c>backup</c> and <c>restore</c>.</summary>
internal sealed record BackupWords(string? File, string? To, string? Site, string? PassphraseFile, bool WithoutKeys, bool DryRun, bool Odd)
{
    public static BackupWords Of(IReadOnlyList<string> words)
    {
        var read = new BackupWords(null, null, null, null, WithoutKeys: false, DryRun: false, Odd: false);
        for (var i = 0; i < words.Count; i++)
        {
            var next = i + 1 < words.Count ? words[i + 1] : "";
            (read, var used) = words[i] switch
            {
                "--to" when next.Length > 0 => (read with { To = next }, 1),
                "--site" when next.Length > 0 => (read with { Site = next }, 1),
                "--passphrase-file" when next.Length > 0 => (read with { PassphraseFile = next }, 1),
                "--without-keys" => (read with { WithoutKeys = true }, 0),
                "--dry-run" => (read with { DryRun = true }, 0),
                ['-', '-', ..] => (read with { Odd = true }, 0),
                var file => (read with { File = file, Odd = read.Odd || read.File is not null }, 0),
            };
            i += used;
        }

        return read;
    }

    /// <summary>From the file that was named, without its line's end; else from the settings.</summary>
    public async Task<string?> Passphrase(IServiceProvider services, CancellationToken ct)
    {
        var text = PassphraseFile is { } path ? (await System.IO.File.ReadAllTextAsync(path, ct)).TrimEnd('\r', '\n') : services.GetRequiredService<IOptions<BackupOptions>>().Value.Passphrase;
        return string.IsNullOrEmpty(text) ? null : text;
    }
}

/// <summary><c>gridwork backup</c>: a site into one file, while it is in use.</summary>
internal static class BackupCommand
{
    public static readonly Command Command = new(
        "backup", "--to FOLDER|FILE [--site CODE] [--passphrase-file FILE | --without-keys] [--lang zh|en]",
        "writes a site (rows, files, keys sealed under a passphrase) into one file while it is in use", Run);

    private static async Task<int> Run(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var order = BackupWords.Of(rest);
        if (order is not { To: { } to, File: null, Odd: false, DryRun: false } || (order.PassphraseFile is { } secret && !File.Exists(secret)))
        {
            await arguments.Error.WriteLineAsync(words["backup.usage"]);
            return 2;
        }

        if (await arguments.OpenSite() is not { } scope)
        {
            return 2;
        }

        await using (scope)
        {
            return await Take(arguments, scope.ServiceProvider, order, to, words);
        }
    }

    private static async Task<int> Take(CommandArguments arguments, IServiceProvider services, BackupWords order, string to, Words words)
    {
        var (site, now, ct) = (services.GetRequiredService<CurrentSite>().Value, services.GetRequiredService<TimeProvider>().GetUtcNow(), arguments.Stop);
        var file = Directory.Exists(to) || Path.EndsInDirectorySeparator(to) ? Path.Combine(to, BackupPlace.Name(site, "", now)) : to;
        var passphrase = order.WithoutKeys ? null : await order.Passphrase(services, ct);
        Problem? refused = File.Exists(file) ? new FileTaken(file)
            : passphrase is null && !order.WithoutKeys && SiteFiles.Keys(services.GetRequiredService<DataFolder>(), site.Code).Count > 0 ? new PassphraseNeeded()
            : null;
        if (refused is not null)
        {
            await arguments.Error.WriteLineAsync(words.Of(refused));
            return 1;
        }

        var db = services.GetRequiredService<GridworkDb>();
        db.Trail(Caller.System("backup"), "sites.backup", site.Code, site.Root, Path.GetFileName(file), now);
        await db.SaveChangesAsync(ct);
        await services.GetRequiredService<SealTrail>().Run(ct);
        var manifest = await services.GetRequiredService<TakeBackup>().Run(site, file, passphrase, ct);
        await BackupTold.Say(arguments.Out, manifest, words);
        await arguments.Out.WriteLineAsync(words["backup.done", ("file", file), ("bytes", new FileInfo(file).Length)]);
        return 0;
    }
}

/// <summary><c>gridwork restore</c>: an empty site becomes what the backup says.</summary>
internal static class RestoreCommand
{
    public static readonly Command Command = new(
        "restore", "FILE [--site CODE] [--passphrase-file FILE | --without-keys] [--dry-run] [--lang zh|en]",
        "makes an empty site what a backup says, on either database; --dry-run only checks the file", Run);

    private static async Task<int> Run(CommandArguments arguments)
    {
        var (words, rest) = CommandWords.Of(arguments.Words);
        var order = BackupWords.Of(rest);
        if (order is not { File: { } file, To: null, Odd: false } || !File.Exists(file) || (order.PassphraseFile is { } secret && !File.Exists(secret)))
        {
            await arguments.Error.WriteLineAsync(words["restore.usage"]);
            return 2;
        }

        var services = arguments.Services.Value.Services;
        await services.GetRequiredService<Registry>().Prepare(arguments.Stop);
        var outcome = await services.GetRequiredService<RestoreBackup>().Run(
            new RestoreOrder(file, order.Site, await order.Passphrase(services, arguments.Stop), order.WithoutKeys, order.DryRun), arguments.Stop);
        if (!outcome.Ok)
        {
            await arguments.Error.WriteLineAsync(words.Of(outcome.Problem));
            return 1;
        }

        var (backup, site, trail) = outcome.Value;
        await BackupTold.Say(arguments.Out, backup, words);
        await arguments.Out.WriteLineAsync(trail is null
            ? words["restore.dry", ("site", site.Code)]
            : words["restore.done", ("site", site.Code), ("name", site.Name), ("store", site.Store), ("lines", trail.Lines), ("blocks", trail.Blocks)]);
        if (trail?.Broken is { } broken)
        {
            await arguments.Error.WriteLineAsync(words["restore.trail-broken", ("block", broken.Block), ("fault", broken.Fault)]);
        }

        return trail?.Broken is null ? 0 : 1;
    }
}

/// <summary>A backup in lines: what it is of, each table with its rows and hash, and what lies beside.</summary>
internal static class BackupTold
{
    public static async Task Say(TextWriter screen, BackupManifest backup, Words words)
    {
        var at = backup.At.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        await screen.WriteLineAsync(words["backup.of", ("site", backup.Site), ("name", backup.Name), ("at", at), ("store", backup.Store), ("version", backup.Version), ("migration", backup.Migration)]);
        foreach (var table in backup.Tables)
        {
            await screen.WriteLineAsync($"  {table.Name,-28} {table.Rows.ToString(CultureInfo.InvariantCulture),10}  {table.Sha256[..16]}");
        }

        await screen.WriteLineAsync(words["backup.sum", ("rows", backup.Rows), ("files", backup.Files.Count)]);
        await screen.WriteLineAsync(words[backup.Sealed is not null ? "backup.keys.sealed" : backup.KeysLeftOut ? "backup.keys.left-out" : "backup.keys.none"]);
        await screen.WriteLineAsync(backup.Trail is { } head ? words["backup.head", ("block", head.Block), ("root", head.Root)] : words["backup.no-head"]);
    }
}
