using System.IO.Compression;
using System.Text;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Platform.Backups;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform.Backups;

/// <summary>A site is backed up while people go on working, and becomes another one on either database.</summary>
public sealed class RestoreDrillTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Passphrase = "绵山 correct horse";

    [Theory, BothDatabases]
    public async Task What_was_there_is_there_again_on_either_database(TestDatabase database)
    {
        var (town, file) = await Lived(database);
        using var stop = new CancellationTokenSource();
        var work = Task.Run(() => GoOn(town, stop.Token), TestContext.Current.CancellationToken);
        var manifest = await host.Services.GetRequiredService<TakeBackup>().Run(town.Town.Site, file, Passphrase, default);
        await stop.CancelAsync();
        await work;

        foreach (var other in Enum.GetValues<TestDatabase>().Where(d => d == database || d is TestDatabase.Sqlite || database is TestDatabase.Postgres || Environment.GetEnvironmentVariable("TOWN_TEST_DB") is not null))
        {
            var empty = await host.Town(other);
            var restored = await Restore(file, empty.Site.Code);

            Assert.True(restored.Ok, restored.Problem?.Message);
            Assert.Null(restored.Value.Trail!.Broken);
            Assert.Equal(manifest.Trail!.Block, restored.Value.Trail.Blocks);
            var again = await host.Services.GetRequiredService<TakeBackup>().Run(empty.Site, $"{file}.{other}", Passphrase, default);
            Assert.Equal(
                manifest.Tables.Where(t => t.Name != "trail_lines").Select(t => (t.Name, t.Rows, t.Sha256)).Order(),
                again.Tables.Where(t => t.Name != "trail_lines").Select(t => (t.Name, t.Rows, t.Sha256)).Order());
            Assert.Equal(Lines(manifest) + 1, Lines(again)); // that it was restored
            Assert.Equal("sites/SITE.files/shown/ab", Assert.Single(manifest.Files).Path);
            Assert.Equal(manifest.Files, again.Files);
            Assert.Equal("{\"1\":\"secret\"}", await File.ReadAllTextAsync(Path.Combine(Folder.Root, "keys", $"{empty.Site.Code}.json"), TestContext.Current.CancellationToken));
            Assert.True(await empty.Db(db => db.Everywhere<Matter>().CountAsync()) >= 8);
            await empty.Given(new MatterBuilder().Accepted().Build()); // it goes on there
        }
    }

    [Theory, BothDatabases]
    public async Task A_file_that_is_not_whole_or_not_ours_is_refused_and_nothing_is_written(TestDatabase database)
    {
        var (town, file) = await Lived(database);
        await host.Services.GetRequiredService<TakeBackup>().Run(town.Town.Site, file, Passphrase, default);
        var empty = await host.Town(database);
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync($"{file}.cut", bytes[..^200], TestContext.Current.CancellationToken);

        Assert.IsType<BackupBroken>((await Restore($"{file}.cut", empty.Site.Code)).Problem);
        Assert.Equal("tables/matters.jsonl", Assert.IsType<BackupBroken>((await Restore(await Changed(file, "tables/matters.jsonl", "空院", "满院"), empty.Site.Code)).Problem).What);
        Assert.IsType<BackupBroken>((await Restore(await Changed(file, BackupManifest.Entry, "{", ""), empty.Site.Code)).Problem);
        var known = (await town.Town.Db(db => db.Database.GetAppliedMigrationsAsync())).Last();
        Assert.IsType<BackupNewer>((await Restore(await Changed(file, BackupManifest.Entry, $"\"{SiteMigration.NameOf(known)}\"", "\"OfTomorrow\""), empty.Site.Code)).Problem);
        Assert.IsType<BackupNewer>((await Restore(await Changed(file, BackupManifest.Entry, "\"format\": 1", "\"format\": 2"), empty.Site.Code)).Problem);
        Assert.IsType<BackupBroken>((await Restore(await Changed(file, BackupManifest.Entry, "sites/SITE.files/shown/ab", "sites/SITE.files/../x.db"), empty.Site.Code)).Problem);
        Assert.IsType<PassphraseNeeded>((await Restore(file, empty.Site.Code, passphrase: null)).Problem);
        Assert.IsType<PassphraseWrong>((await Restore(file, empty.Site.Code, "wrong")).Problem);
        Assert.IsType<SiteCodeOdd>((await Restore(file, "../x")).Problem);
        Assert.IsType<SiteNotEmpty>((await Restore(file, town.Town.Site.Code)).Problem);
        Assert.True((await Restore(file, empty.Site.Code, dryRun: true)).Ok);
        Assert.Equal(0, await empty.Db(db => db.Everywhere<TrailLine>().CountAsync()));
        await File.WriteAllTextAsync(Path.Combine(Folder.Root, "keys", $"{empty.Site.Code}.json"), "{}", TestContext.Current.CancellationToken);
        Assert.IsType<OtherKeys>((await Restore(file, empty.Site.Code)).Problem);
        Assert.Equal(0, await empty.Db(db => db.Everywhere<Matter>().CountAsync()));
    }

    [Theory, InlineData("sites/SITE.files/../x.db"), InlineData("sites/SITEx/x"), InlineData("../SITE/x"), InlineData("keys/SITE/x"), InlineData("sites/SITE")]
    public void A_file_goes_into_the_sites_own_folders_only(string name) => Assert.Null(SiteFiles.FilePath(Folder, "140781105", name));

    [Fact]
    public void Keys_open_under_their_passphrase_and_for_their_site_only()
    {
        var whole = SealedKeys.Seal(Passphrase, "140781105", new Dictionary<string, byte[]>(StringComparer.Ordinal) { [".json"] = [1, 2, 3] });

        Assert.Equal([1, 2, 3], SealedKeys.Open(Passphrase, "140781105", whole)![".json"]);
        Assert.Null(SealedKeys.Open(Passphrase, "140781106", whole));
        Assert.Null(SealedKeys.Open(Passphrase + " ", "140781105", whole));
        whole[^1] ^= 1;
        Assert.Null(SealedKeys.Open(Passphrase, "140781105", whole));
    }

    private DataFolder Folder => host.Services.GetRequiredService<DataFolder>();

    private static long Lines(BackupManifest manifest) => manifest.Tables.Single(t => t.Name == "trail_lines").Rows;

    private Task<Result<RestoreOutcome>> Restore(string file, string site, string? passphrase = Passphrase, bool dryRun = false) =>
        host.Services.GetRequiredService<RestoreBackup>().Run(new RestoreOrder(file, site, passphrase, WithoutKeys: false, dryRun), default);

    private async Task<(MatterTown Town, string File)> Lived(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        foreach (var life in (MatterBuilder[])
        [
            new(), new MatterBuilder().Accepted(), new MatterBuilder().Declined(), new MatterBuilder().Accepted().Dispatched(), new MatterBuilder().Accepted().Dispatched().ClockPaused(),
            new MatterBuilder().Accepted().Dispatched().Taken().Suspended(), new MatterBuilder().Accepted().Dispatched().Taken().Handled(), new MatterBuilder(text: "引号\"、反斜杠\\、换行\r\n、𠮷").Accepted().Dispatched().Taken().Handled().Closed(),
        ])
        {
            await town.Given(life);
        }

        Assert.True((await town.Report(Guid.CreateVersion7(), "路灯不亮三天了。")).Ok);
        await town.Town.Scope(s => s.GetRequiredService<SealTrail>().Run(default));
        var code = town.Town.Site.Code;
        Directory.CreateDirectory(Path.Combine(Folder.Sites, $"{code}.files", "shown"));
        Directory.CreateDirectory(Path.Combine(Folder.Sites, $"{code}x.files"));
        Directory.CreateDirectory(Path.Combine(Folder.Root, "keys"));
        await File.WriteAllTextAsync(Path.Combine(Folder.Sites, $"{code}.files", "shown", "ab"), "a picture", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder.Sites, $"{code}x.files", "cd"), "of another site", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(Folder.Root, "keys", $"{code}.json"), "{\"1\":\"secret\"}", TestContext.Current.CancellationToken);
        return (town, Path.Combine(Folder.Root, "backups", code, BackupPlace.Name(town.Town.Site, "", TownHost.Morning)));
    }

    private static async Task GoOn(MatterTown town, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            Assert.True((await town.Report(Guid.CreateVersion7(), "井盖松动。")).Ok);
            await town.Town.Scope(s => s.GetRequiredService<SealTrail>().Run(default));
        }
    }

    private static async Task<string> Changed(string file, string entry, string text, string other)
    {
        var copy = $"{file}.{Guid.CreateVersion7():N}";
        File.Copy(file, copy);
        await using var zip = await ZipFile.OpenAsync(copy, ZipArchiveMode.Update);
        await using var stream = await zip.GetEntry(entry)!.OpenAsync();
        using var reader = new StreamReader(stream);
        var changed = (await reader.ReadToEndAsync()).Replace(text, other, StringComparison.Ordinal);
        stream.SetLength(0);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(changed));
        return copy;
    }
}
