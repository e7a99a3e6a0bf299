using System.Collections.Concurrent;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gridwork.Tests.Platform.Jobs;

public sealed class ErrandsTests(TownHost host) : IClassFixture<TownHost>
{
    private readonly ConcurrentBag<string> done = [];

    private string Done => string.Join(' ', done.Order(StringComparer.Ordinal));

    private sealed record Note(string Text) : IErrand
    {
        public static string Kind => "test.note";
    }

    [Theory, BothDatabases]
    public async Task An_errand_is_done_once_when_its_act_is_saved_and_never_when_it_is_not(TestDatabase database)
    {
        var town = await host.Town(database);
        await Assert.ThrowsAsync<TimeoutException>(() => town.Db(db => db.InTransaction<int>(async ct =>
        {
            db.Send(new Note("undone"), town.Clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
            throw new TimeoutException();
        }, default)));
        await Send(town, "one");
        await Send(town, "two");

        Assert.Equal(2, await Do(town, Write));
        Assert.Equal(0, await Do(town, Write));

        Assert.Equal("one two", Done);
        Assert.Equal(["one", "two"], await Written(town));
    }

    [Theory, BothDatabases]
    public async Task An_appointment_is_kept_at_its_time_moved_by_its_key_and_taken_back(TestDatabase database)
    {
        var town = await host.Town(database);
        var noon = TownHost.Morning.AddHours(3);
        await Later(town, "a", noon, "first words");
        await Later(town, "a", noon.AddHours(1), "new words");
        await Later(town, "b", noon, "taken back");
        await town.Db(async db =>
        {
            await db.NotLater("b", default);
            return await db.SaveChangesAsync();
        });

        town.Clock.Advance(TimeSpan.FromHours(3));
        Assert.Equal(0, await Do(town, Write));
        town.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Do(town, Write));

        Assert.Equal(["new words"], done);
    }

    [Theory, BothDatabases]
    public async Task An_appointment_moved_while_it_is_being_kept_is_kept_again(TestDatabase database)
    {
        var town = await host.Town(database);
        await Later(town, "a", TownHost.Morning, "old");

        await Do(town, async (services, text) =>
        {
            await Later(town, "a", TownHost.Morning.AddHours(1), "new");
            await Write(services, text);
        });
        Assert.Empty(await Written(town)); // the old one's work went with its end
        town.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(1, await Do(town, Write));

        Assert.Equal(["new"], await Written(town));
    }

    [Theory, BothDatabases]
    public async Task What_fails_saves_nothing_is_tried_five_times_more_and_then_waits_for_a_person(TestDatabase database)
    {
        var town = await host.Town(database);
        await Send(town, "fails");
        var tries = new List<TimeSpan>();

        for (var minute = 0; minute <= 24 * 60; minute++)
        {
            await Do(town, async (services, text) =>
            {
                await Write(services, text);
                tries.Add(town.Clock.GetUtcNow() - TownHost.Morning);
                throw new TimeoutException("no answer");
            });
            town.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal([0, 1, 6, 36, 156, 636], tries.Select(t => (int)t.TotalMinutes));
        Assert.Empty(await Written(town));
        var stuck = await town.Db(db => db.Everywhere<OutboxRow>().SingleAsync());
        Assert.True(stuck.Stuck);
        Assert.Equal("TimeoutException: no answer", stuck.Error);
    }

    [Theory, BothDatabases]
    public async Task Two_nodes_at_once_do_each_errand_once(TestDatabase database)
    {
        var town = await host.Town(database);
        foreach (var i in Enumerable.Range(0, 30))
        {
            await Send(town, $"{i:00}");
        }

        var taken = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Do(town, Write))));

        Assert.Equal(30, taken.Sum());
        Assert.Equal(string.Join(' ', Enumerable.Range(0, 30).Select(i => $"{i:00}")), Done);
    }

    [Theory, BothDatabases]
    public async Task What_a_killed_process_had_claimed_is_begun_again_after_its_time(TestDatabase database)
    {
        var town = await host.Town(database);
        await Send(town, "lost");
        using var killed = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Do(town, async (_, _) =>
        {
            await killed.CancelAsync();
            killed.Token.ThrowIfCancellationRequested();
        }, killed.Token));

        Assert.Equal(0, await Do(town, Write));
        town.Clock.Advance(Errand.Usual);
        Assert.Equal(1, await Do(town, Write));
    }

    private static Task<int> Send(Town town, string text) => town.Db(db =>
    {
        db.Send(new Note(text), town.Clock.GetUtcNow());
        return db.SaveChangesAsync();
    });

    private static Task<int> Later(Town town, string key, DateTimeOffset at, string text) => town.Db(async db =>
    {
        await db.Later(key, at, new Note(text), town.Clock.GetUtcNow(), default);
        return await db.SaveChangesAsync();
    });

    // Leaves a line in the trail without saving: it is saved with the errand's end or not at all.
    private Task Write(IServiceProvider services, string text)
    {
        done.Add(text);
        services.GetRequiredService<GridworkDb>().Trail(services.GetRequiredService<Caller>(), "test.note", text, AreaCode.Of("140781105"), "", TownHost.Morning);
        return Task.CompletedTask;
    }

    private static Task<List<string>> Written(Town town) =>
        town.Db(db => db.Everywhere<TrailLine>().Where(l => l.ByName == "test.note").Select(l => l.Subject).OrderBy(s => s).ToListAsync());

    private static Task<int> Do(Town town, Func<IServiceProvider, string, Task> deed, CancellationToken ct = default)
    {
        var errand = Errand.Of<Note>((services, note, _) => deed(services, note.Text));
        return town.Scope(services => new DoErrands(
            services.GetRequiredService<GridworkDb>(), services.GetRequiredService<CurrentSite>(), new Dictionary<string, Errand>(StringComparer.Ordinal) { [errand.Kind] = errand },
            town.Services.GetRequiredService<IServiceScopeFactory>(), town.Clock, NullLogger<DoErrands>.Instance).Run(ct));
    }
}
