using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Gridwork.Tests.Portal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Gridwork.Tests.Platform;

/// <summary>The database really goes away under the running program, and comes back: a file that is moved, a server that is stopped.</summary>
public sealed class DatabaseAwayTests(TownHost host, OwnPostgres postgres) : IClassFixture<TownHost>, IClassFixture<OwnPostgres>
{
    // Nobody's number: the database is asked, and the page says that there is no such matter.
    private const string Asks = "/follow?no=2026-000001&key=23456789";
    private const HttpStatusCode Answered = HttpStatusCode.UnprocessableEntity;

    [Theory, BothDatabases]
    public async Task Pages_say_so_keep_what_was_typed_and_work_again_by_themselves(TestDatabase database)
    {
        var ground = await Under(database);
        var resident = ground.Town.Anyone();
        var form = await resident.Page("/report");

        await ground.Away();
        await Says(await resident.Get(Asks), "系统暂时不能用");
        var lost = await Says(await resident.Submit(form, "main form", ("Form.Text", "路灯不亮三天了\r\n“北街”口")), "系统暂时不能用");
        await Says(await resident.Submit("/sign-in", ("Form.Name", "wang"), ("Form.Password", "secret")), "系统暂时不能用", forgets: "secret");
        await resident.Get("/?lang=en");
        await Says(await resident.Get(Asks), "Not available for the moment");
        using var rounds = ActivatorUtilities.CreateInstance<Rounds>(host.Services);
        await Round(rounds);

        await ground.Back();
        Assert.Equal(Answered, (await resident.Get(Asks)).StatusCode);
        var received = await resident.SendFrom(await resident.Next(await resident.Submit(lost, "main form")), ("Form.PlaceUnknown", "true"));
        Assert.StartsWith("/report/received", received.Headers.Location?.ToString(), StringComparison.Ordinal);
        Assert.Equal("路灯不亮三天了\n“北街”口", (await ground.Town.Db(db => db.Everywhere<Matter>().Select(m => m.Text).SingleAsync())).ReplaceLineEndings("\n"));
        await Round(rounds);
        Assert.True(await ground.Town.Db(db => db.Everywhere<TrailBlock>().AnyAsync()));
    }

    [Theory, BothDatabases]
    public async Task One_that_was_away_while_nobody_asked_costs_nobody_an_error(TestDatabase database)
    {
        var ground = await Under(database);
        var browsers = Enumerable.Range(0, 4).Select(_ => ground.Town.Anyone()).ToList();
        await Task.WhenAll(browsers.Select(b => b.Get(Asks)));

        await ground.Away();
        await ground.Back();

        Assert.All(await Task.WhenAll(browsers.Select(b => b.Get(Asks))), answer => Assert.Equal(Answered, answer.StatusCode));
    }

    [Fact]
    public async Task A_connection_taken_before_another_was_found_dead_is_tried_too()
    {
        var server = await postgres.Running();
        await using var pool = NpgsqlDataSource.Create(server.Connection);
        var awake = new PostgresAwake(pool);
        await using var first = await pool.OpenConnectionAsync();
        await using var late = await pool.OpenConnectionAsync();

        await server.Pause();
        await server.Resume();
        await awake.ConnectionOpenedAsync(first, null!);
        await awake.ConnectionOpenedAsync(late, null!);

        await using var command = new NpgsqlCommand("SELECT 1", late);
        Assert.Equal(1, await command.ExecuteScalarAsync());
    }

    [Fact]
    public async Task Of_several_servers_the_one_that_leads_is_found_as_soon_as_there_is_one()
    {
        var server = await postgres.Running();
        var text = new NpgsqlConnectionStringBuilder(server.Connection);
        text.Host = $"127.0.0.1:1,127.0.0.1:{text.Port}"; // nobody is at the first
        var ground = new Ground((await MatterTown.In(await host.TownOn(text.ConnectionString))).Town, server);
        var resident = ground.Town.Anyone();
        Assert.Equal(Answered, (await resident.Get(Asks)).StatusCode);

        await ground.Away();
        await ground.Back();
        Assert.Equal(Answered, (await resident.Get(Asks)).StatusCode);

        await ground.Away();
        await Says(await resident.Get(Asks), "系统暂时不能用");
        await ground.Back();
        await resident.Get(Asks); // may be told so once more: that none led is forgotten by it, not ten seconds later
        Assert.Equal(Answered, (await resident.Get(Asks)).StatusCode);
    }

    [Fact]
    public async Task A_server_that_does_not_write_any_more_is_away_too_and_what_was_typed_is_kept()
    {
        var ground = await Under(TestDatabase.Postgres);
        var resident = ground.Town.Anyone();
        var form = await resident.Page("/report");

        await OnlyReads(ground, "on");
        var lost = await Says(await resident.Submit(form, "main form", ("Form.Text", "路灯不亮三天了")), "系统暂时不能用");

        await OnlyReads(ground, "off");
        var received = await resident.SendFrom(await resident.Next(await resident.Submit(lost, "main form")), ("Form.PlaceUnknown", "true"));
        Assert.StartsWith("/report/received", received.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_site_whose_file_is_gone_gets_no_empty_one_in_its_place()
    {
        var ground = await Under(TestDatabase.Sqlite);
        File.Move(ground.Town.Site.Connection, ground.Town.Site.Connection + ".elsewhere");
        SqliteConnection.ClearAllPools();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await ground.Town.Anyone().Get(Asks)).StatusCode);
        await Assert.ThrowsAsync<FileNotFoundException>(() => host.Services.GetRequiredService<SiteStore>().Migrate(ground.Town.Site, default));

        Assert.False(File.Exists(ground.Town.Site.Connection));
        File.Move(ground.Town.Site.Connection + ".elsewhere", ground.Town.Site.Connection);
        Assert.Equal(Answered, (await ground.Town.Anyone().Get(Asks)).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Without_the_registry_known_sites_are_served_and_a_node_that_knows_none_says_so(TestDatabase database)
    {
        var server = database is TestDatabase.Postgres ? await postgres.Running() : null;
        await using var node = host.WithWebHostBuilder(own => own.UseSetting("GRIDWORK_DATABASE", server?.Connection).UseSetting("GRIDWORK_VAR", Path.Combine(host.Services.GetRequiredService<DataFolder>().Root, $"node-{database}")));
        var file = node.Services.GetRequiredService<DataFolder>().Registry;
        var site = await TestDatabases.Copy(TestDatabase.Sqlite, Path.GetDirectoryName(file)!);
        await node.Services.GetRequiredService<Registry>().Add(site, default);
        var resident = new Browser(node.CreateClient(new() { AllowAutoRedirect = false }), PersonId.New());

        await Away(server, file);
        await Says(await resident.Get(Asks), "系统暂时不能用");
        await Back(server, file);
        Assert.Equal(Answered, (await resident.Get(Asks)).StatusCode);

        await Away(server, file);
        Assert.Equal(HttpStatusCode.Found, (await resident.Submit("/report", ("Form.Text", "路灯不亮三天了"))).StatusCode);
        using var rounds = ActivatorUtilities.CreateInstance<Rounds>(node.Services);
        await Round(rounds);
        await Back(server, file);
        Assert.Equal(Answered, (await resident.Get(Asks)).StatusCode);
    }

    private static async Task<IHtmlDocument> Says(HttpResponseMessage answer, string head, string? forgets = null)
    {
        var page = await Browser.Html(answer);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, TimeSpan.FromSeconds(30)), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.Equal(head, page.QuerySelector("h1")!.TextContent);
        Assert.True(forgets is null || !page.DocumentElement.OuterHtml.Contains(forgets, StringComparison.Ordinal));
        return page;
    }

    // The work in the background fails too and tries again; what it throws would take the program down.
    private async Task Round(Rounds rounds)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        await rounds.Go(default);
    }

    private static async Task Away(OwnPostgres? server, string file)
    {
        if (server is not null)
        {
            await server.Pause();
            return;
        }

        SqliteConnection.ClearAllPools();
        File.Move(file, $"{file}.away");
        Directory.CreateDirectory(file);
    }

    private static async Task Back(OwnPostgres? server, string file)
    {
        if (server is not null)
        {
            await server.Resume();
            return;
        }

        Directory.Delete(file);
        File.Move($"{file}.away", file);
    }

    // For whoever connects from then on, as on a server that follows another.
    private static async Task OnlyReads(Ground ground, string onOrOff)
    {
        var text = new NpgsqlConnectionStringBuilder(ground.Server!.Connection) { Pooling = false, Options = "-c default_transaction_read_only=off" };
        await using (var connection = new NpgsqlConnection(text.ConnectionString))
        {
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand($"ALTER ROLE {text.Username} SET default_transaction_read_only = {onOrOff}", connection);
            await command.ExecuteNonQueryAsync();
        }

        await ground.Away();
        await ground.Back();
    }

    private async Task<Ground> Under(TestDatabase database)
    {
        var server = database is TestDatabase.Postgres ? await postgres.Running() : null;
        var town = await MatterTown.In(server is null ? await host.Town(database) : await host.TownOn(server.Connection));
        return new Ground(town.Town, server);
    }

    /// <summary>A town on a database that can be taken away.</summary>
    private sealed record Ground(Town Town, OwnPostgres? Server)
    {
        public Task Away() => DatabaseAwayTests.Away(Server, Town.Site.Connection);

        public Task Back() => DatabaseAwayTests.Back(Server, Town.Site.Connection);
    }
}
