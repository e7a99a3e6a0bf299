using System.Diagnostics;
using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Matters;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Gridwork.Tests.Portal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform;

/// <summary>A disk of its own really fills up under the site's file, and is cleared again. Root may mount one; elsewhere the test is skipped.</summary>
public sealed class DiskFullTests(TownHost host) : IClassFixture<TownHost>, IAsyncLifetime
{
    private const int Residents = 6;

    private readonly string disk = Directory.CreateTempSubdirectory("disk-").FullName;
    private bool mounted;

    public async ValueTask InitializeAsync() => mounted = await Run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk) == 0;

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        if (mounted)
        {
            await Run("umount", "--lazy", disk);
        }

        Directory.Delete(disk, recursive: true);
    }

    [Fact]
    public async Task What_was_answered_is_kept_what_does_not_fit_is_refused_in_words_and_goes_through_once_there_is_room()
    {
        Assert.SkipUnless(mounted, "Only root mounts a small disk.");
        var site = await TestDatabases.Copy(TestDatabase.Sqlite, disk);
        await host.Services.GetRequiredService<Registry>().Add(site, default);
        var town = (await MatterTown.In(new Town(host, site))).Town;
        var ready = new List<(Browser Resident, IHtmlDocument Last)>();
        for (var i = 0; i < Residents; i++)
        {
            var resident = town.Anyone();
            ready.Add((resident, await resident.Last(await resident.Next(await resident.Submit("/report", ("Form.Text", $"路灯不亮，第 {i} 根"))), ("Form.PlaceUnknown", "true"))));
        }

        await FillUp();
        var (kept, refused) = (0, new List<(Browser Resident, IHtmlDocument Page)>());
        foreach (var (resident, last) in ready)
        {
            var answer = await resident.Submit(last, "main form");
            if (answer.StatusCode is HttpStatusCode.Found)
            {
                kept++;
                continue;
            }

            Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(30)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
            refused.Add((resident, await Browser.Html(answer)));
            Assert.Contains("系统暂时不能用", refused[^1].Page.Body!.TextContent, StringComparison.Ordinal);
        }

        Assert.NotEmpty(refused);
        Assert.Equal(kept, await Stored(town));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await town.Anyone().Get("/follow?no=2026-999999&key=23456789")).StatusCode); // it is still read

        File.Delete(Path.Combine(disk, "filler"));
        foreach (var (resident, page) in refused)
        {
            Assert.StartsWith("/report/received", (await resident.Submit(page, "main form")).Headers.Location?.ToString(), StringComparison.Ordinal);
        }

        Assert.Equal(Residents, await Stored(town));
        Assert.Equal(Residents, await town.Db(db => db.Everywhere<TrailLine>().CountAsync(l => l.Act == "matters.report")));
        Assert.Equal("ok", await town.Db(async db => (await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS \"Value\" FROM pragma_integrity_check").ToListAsync())[0]));
    }

    private static Task<int> Stored(Town town) => town.Db(db => db.Everywhere<Matter>().CountAsync());

    // To the last byte: what the database has not yet, it does not get.
    private async Task FillUp()
    {
        await using var filler = new FileStream(Path.Combine(disk, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[1 << 20, 4096, 1])
        {
            try
            {
                for (var bytes = new byte[size]; ;)
                {
                    await filler.WriteAsync(bytes, TestContext.Current.CancellationToken);
                }
            }
            catch (IOException)
            {
                // Not one of this size goes in any more.
            }
        }
    }

    private static async Task<int> Run(string what, params string[] words)
    {
        using var program = Process.Start(new ProcessStartInfo(what, words) { UseShellExecute = false, RedirectStandardError = true })!;
        await program.WaitForExitAsync();
        return program.ExitCode;
    }
}
