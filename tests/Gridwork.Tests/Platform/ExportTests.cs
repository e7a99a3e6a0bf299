using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Exports;
using Gridwork.Platform.Sheets;
using Gridwork.Platform.Sites;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform;

/// <summary>A whole site in files that other programs read, alike from both databases; contacts leave only when they are asked for.</summary>
public sealed class ExportTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly string[] Commas = ["引号\"、逗号,、换行\n、=1+1、𠮷"];

    [Theory, BothDatabases]
    public async Task A_site_is_carried_away_with_every_row_and_nothing_that_opens_something(TestDatabase database)
    {
        var (town, matter, code) = await Lived(database);
        var (all, zip) = await Export(town, new ExportOrder(Originals: false, Contacts: false));
        using var _ = zip;

        var rows = await Table(zip, "tables/matters.csv");
        Assert.Equal(2, rows.Count);
        var row = rows.Single(r => r["number"] == matter.Number);
        Assert.Equal((matter.Text, matter.Area.Value, "2026-02-12T01:00:00.000000Z", "false", matter.Id.Value.ToString()), (row["text"], row["area"], row["reported_at"], row["open"], row["id"]));
        Assert.Equal(await town.Town.Db(db => db.Everywhere<Matter>().SelectMany(m => m.History).CountAsync()), (await Table(zip, "tables/matter_events.csv")).Count);
        Assert.Contains(zip.Entries, e => e.FullName == "files/shown/ab");
        Assert.DoesNotContain(zip.Entries, e => e.FullName.StartsWith("files/sealed", StringComparison.Ordinal) || e.FullName.StartsWith("opened", StringComparison.Ordinal));

        var whole = new StringBuilder();
        foreach (var entry in zip.Entries.Where(e => e.FullName.EndsWith(".csv", StringComparison.Ordinal)))
        {
            whole.Append(await Text(entry));
        }

        Assert.DoesNotContain(code, whole.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("13900000001", whole.ToString(), StringComparison.Ordinal);
        foreach (var file in all)
        {
            using var content = await zip.GetEntry(file.Name)!.OpenAsync(TestContext.Current.CancellationToken);
            Assert.Equal(file.Sha256, Convert.ToHexStringLower(await SHA256.HashDataAsync(content, TestContext.Current.CancellationToken)));
        }

        var manifest = JsonDocument.Parse(await Text(zip.GetEntry("manifest.json")!)).RootElement;
        Assert.Equal((all.Count, town.Town.Site.Code), (manifest.GetProperty("files").GetArrayLength(), manifest.GetProperty("site").GetString()));
    }

    [Theory, BothDatabases]
    public async Task Contacts_and_originals_go_along_when_they_are_asked_for(TestDatabase database)
    {
        var (town, _, _) = await Lived(database);
        var (_, zip) = await Export(town, new ExportOrder(Originals: true, Contacts: true));
        using var opened = zip;

        var contact = Assert.Single(await Table(zip, "opened/contacts.csv"));
        Assert.Equal(("陆小满", "13900000001"), (contact["name"], contact["phone"]));
        Assert.Contains(zip.Entries, e => e.FullName == "files/sealed/cd");
    }

    [Theory, BothDatabases]
    public async Task Every_table_is_carried_away_or_left_out_by_name(TestDatabase database)
    {
        var town = await host.Town(database);
        var (tables, exported) = await town.Db(db => Task.FromResult((
            db.Model.GetRelationalModel().Tables.ToDictionary(t => t.Name, t => t.Columns.Select(c => c.Name).ToList(), StringComparer.Ordinal),
            ExportedTable.All(db).Select(t => t.Name).ToList())));

        // A name that is no table and no column any more leaves something in.
        Assert.True(ExportedTable.LeftOut.IsSubsetOf(tables.Keys));
        Assert.True(ExportedTable.Secret.IsSubsetOf(tables.SelectMany(t => t.Value, (t, column) => $"{t.Key}.{column}")));
        Assert.Equal(tables.Keys.Except(ExportedTable.LeftOut, StringComparer.Ordinal).Order(StringComparer.Ordinal), exported, StringComparer.Ordinal);
        // What opens something is called so: a new column with such a name is looked at.
        string[] telling = ["hash", "secret", "password", "stamp", "sealed", "key", "code", "token"];
        Assert.Equal(
            ["accounts.concurrency_stamp", "accounts.password_hash", "accounts.security_stamp", "intake_keys.hash", "matters.query_code", "reporters.key", "reporters.sealed"],
            ExportedTable.Secret.Where(s => telling.Any(t => s.Split('.', '_').Contains(t, StringComparer.Ordinal))).Order(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Contacts_without_a_purpose_are_refused()
    {
        var said = new StringWriter();
        var command = CommandLine.Find(App.Modules, ["export"])!;
        Assert.Equal(2, await CommandLine.Run(App.Modules, command, ["--to", "x.zip", "--with-contacts"], said, said));
        Assert.Contains("--purpose", said.ToString(), StringComparison.Ordinal);
    }

    private async Task<(MatterTown Town, Matter Matter, string Code)> Lived(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder(text: Commas[0]).Accepted().Dispatched().Taken().Handled().Closed());
        var report = new Report(Guid.CreateVersion7(), "路灯不亮三天了。", MatterTown.Village, "", PlaceUnknown: false, new ContactFields { Name = "陆小满", Phone = "13900000001" });
        var receipt = (await town.Town.Scope(s => s.GetRequiredService<IMatterDesk>().Report(report, default), Caller.Public)).Value!;
        var files = Path.Combine(host.Services.GetRequiredService<DataFolder>().Sites, $"{town.Town.Site.Code}.files");
        foreach (var (shelf, name) in new[] { ("shown", "ab"), ("sealed", "cd") })
        {
            Directory.CreateDirectory(Path.Combine(files, shelf));
            await File.WriteAllTextAsync(Path.Combine(files, shelf, name), shelf, TestContext.Current.CancellationToken);
        }

        return (town, matter, receipt.QueryCode);
    }

    private async Task<(IReadOnlyList<ExportedFile> All, ZipArchive Zip)> Export(MatterTown town, ExportOrder order)
    {
        var file = Path.Combine(host.Services.GetRequiredService<DataFolder>().Root, $"{Guid.CreateVersion7():N}.zip");
        var all = await town.Town.Scope(s => s.GetRequiredService<ExportSite>().Run(town.Town.Site, file, order, "x", default));
        return (all, await ZipFile.OpenReadAsync(file, TestContext.Current.CancellationToken));
    }

    private static async Task<string> Text(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(await entry.OpenAsync(TestContext.Current.CancellationToken), Encoding.UTF8);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<Dictionary<string, string>>> Table(ZipArchive zip, string name)
    {
        using var copy = new MemoryStream(Encoding.UTF8.GetBytes(await Text(zip.GetEntry(name)!)));
        var opened = await Sheet.Open(copy, new SheetColumns([], OthersAllowed: true), TestContext.Current.CancellationToken);
        await using var sheet = opened.Value!;
        List<Dictionary<string, string>> rows = [];
        await foreach (var row in sheet.Rows(TestContext.Current.CancellationToken))
        {
            rows.Add(sheet.Head.Zip(row.Cells).ToDictionary(c => c.First, c => c.Second, StringComparer.Ordinal));
        }

        return rows;
    }
}
