using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gridwork.Kernel;
using Gridwork.Platform.Sites;
using Microsoft.Data.Sqlite;

namespace Gridwork.Tests.Promises;

/// <summary>
/// The built program in a process of its own, killed (-9) again and again while residents report. Twenty-five times on each database unless <c>GRIDWORK_KILLS</c> says how often.
/// </summary>
public sealed class KilledAtWorkTests
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("GRIDWORK_KILLS") ?? "25", CultureInfo.InvariantCulture);

    [Theory, BothDatabases]
    public async Task What_was_acknowledged_is_there_once_the_trail_holds_and_every_start_is_clean(TestDatabase database)
    {
        TestDatabases.SkipWithout(database);
        var folder = Directory.CreateTempSubdirectory("drill-").FullName;
        var bare = await TestDatabases.Bare(database, folder);
        var ground = new Ground(new DataFolder(folder), database is TestDatabase.Postgres ? bare.Connection : null);
        var address = BuiltProgram.FreeAddress();
        using var enough = new CancellationTokenSource();
        var residents = new Residents(many: 4);
        for (var round = 0; round <= Kills; round++)
        {
            var told = new StringBuilder();
            using var program = BuiltProgram.Start(ground, told, address);
            await BuiltProgram.Until(() => Task.FromResult(BuiltProgram.Address(told) != ""), program, told);
            if (round == 0)
            {
                residents.Begin(address, enough.Token);
            }

            var before = residents.Acknowledged;
            await BuiltProgram.Until(() => Task.FromResult(residents.Acknowledged > before || residents.Odd.Count > 0), program, told); // it works again, and under load
            await Task.Delay(RandomNumberGenerator.GetInt32(50, 700), TestContext.Current.CancellationToken);
            if (round == Kills)
            {
                await enough.CancelAsync();
                await residents.End();
            }

            await BuiltProgram.Kill(program);
            Assert.DoesNotContain("fail:", told.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("crit:", told.ToString(), StringComparison.Ordinal);
        }

        await residents.IsWhole(ground.NewSite(AreaCode.Of("140781105"), "绵山镇", [], demo: true));
        Assert.True(residents.Acknowledged > Kills);
        TestContext.Current.SendDiagnosticMessage($"{database}: {Kills} kills, {residents.Acknowledged} receipts, {residents.Retried} sent again after a kill");
        SqliteConnection.ClearAllPools();
        await TestDatabases.Drop(bare);
        Directory.Delete(folder, recursive: true);
    }
}
