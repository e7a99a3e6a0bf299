using Gridwork.Areas;
using Gridwork.Areas.Demo;
using Gridwork.Areas.EndingPost;
using Gridwork.Areas.GivingPost;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Areas;

public sealed class PostsTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly AreaCode Village = AreaCode.Of("140781105204");
    private static readonly DateOnly Today = new(2026, 2, 12);

    [Theory, BothDatabases]
    public async Task A_post_counts_on_its_first_day_and_on_its_last_and_not_a_day_more(TestDatabase database)
    {
        var (town, person) = await Somebody(database);
        await town.Given(Post.At(Village, person, "intake", Today.AddDays(1)));
        await town.Given(Ended(Post.At(Village, person, "dispatcher", Today.AddDays(-9)), Today));

        Assert.Equal((false, true), await Rights(town, person));
        town.Clock.SetUtcNow(new(2026, 2, 12, 23, 59, 59, TimeSpan.FromHours(8)));
        Assert.Equal((false, true), await Rights(town, person));
        town.Clock.SetUtcNow(new(2026, 2, 13, 0, 0, 0, TimeSpan.FromHours(8)));
        Assert.Equal((true, false), await Rights(town, person));
    }

    [Theory, BothDatabases]
    public async Task A_right_taken_away_ends_at_the_next_request(TestDatabase database)
    {
        var (town, person) = await Somebody(database);
        var post = await town.Given(Post.At(Village, person, "intake", Today));
        Assert.True((await Ask(town, person))!.May("can.matters.accept"));

        var officer = new Caller(PersonId.New(), "齐悦", new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ManagePosts] = new(AreaCode.Of("140781105")) }, new HashSet<Guid>());
        Assert.Null(await town.Scope(s => s.GetRequiredService<EndPost>().Run(post.Id, new() { LastDay = Today.AddDays(-1) }, new Dictionary<Guid, string>(), default), officer));

        Assert.False((await Ask(town, person))!.May("can.matters.accept"));
    }

    [Theory, BothDatabases]
    public async Task A_role_that_loses_a_permission_takes_it_from_everybody_at_the_next_request(TestDatabase database)
    {
        var (town, person) = await Somebody(database);
        await town.Given(Post.At(Village, person, "intake", Today));
        Assert.True((await Ask(town, person))!.May("can.matters.accept"));

        await town.Db(async db =>
        {
            (await db.Everywhere<Role>().SingleAsync(r => r.Key == "intake")).May("can.areas.read");
            return await db.SaveChangesAsync();
        });

        var caller = await Ask(town, person);
        Assert.False(caller!.May("can.matters.accept"));
        Assert.True(caller.May("can.areas.read"));
    }

    [Theory, BothDatabases]
    public async Task Each_permission_reaches_as_far_as_the_posts_that_give_it(TestDatabase database)
    {
        var (town, person) = await Somebody(database);
        var office = await town.Db(db => db.Everywhere<Unit>().AsNoTracking().SingleAsync(u => u.Name == "村镇建设办"));
        await town.Given(Post.In(office, person, "handler", Today));
        await town.Given(Post.At(Village, person, "intake", Today));

        var caller = (await Ask(town, person))!;

        Assert.Equal(new AreaScope(Village), caller.Scope("can.matters.accept"));
        Assert.Equal(new AreaScope(office.Area), caller.Scope("can.matters.handle"));
        Assert.Equal(new AreaScope(office.Area), caller.Scope("can.matters.read"));
        Assert.Equal([office.Id.Value], caller.Units);
    }

    [Theory, BothDatabases]
    public async Task An_administrator_of_one_area_gives_no_post_in_another(TestDatabase database)
    {
        var (town, _) = await Somebody(database);
        var officer = new Caller(PersonId.New(), "齐悦", new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ManagePosts] = new(Village) }, new HashSet<Guid>());

        var answer = await town.Scope(
            s => s.GetRequiredService<GivePost>().Run(new() { Person = "wang", Role = "intake", Area = "140781105220", From = Today }, default), officer);

        Assert.IsType<NoSuchArea>(answer.Problem);
    }

    [Theory, BothDatabases]
    public async Task Nobody_is_two_of_the_three_administrators_at_once(TestDatabase database)
    {
        var (town, person) = await Somebody(database);
        await town.Given(Ended(Post.At(Village, person, "auditor", Today.AddDays(-30)), Today.AddDays(9)));
        var officer = new Caller(PersonId.New(), "齐悦", new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ManagePosts] = new(AreaCode.Of("140781105")) }, new HashSet<Guid>());
        Task<Result<PostId>> Give(string role, DateOnly from) =>
            town.Scope(s => s.GetRequiredService<GivePost>().Run(new() { Person = "wang", Role = role, Area = "140781105220", From = from }, default), officer);

        Assert.Equal(new UnitesAdministrators(Administrator.System, Administrator.Audit), (await Give("system-admin", Today)).Problem);
        Assert.Equal(new UnitesAdministrators(Administrator.Security, Administrator.Audit), (await Give("security-admin", Today.AddDays(9))).Problem);
        Assert.True((await Give("intake", Today)).Ok);
        Assert.True((await Give("security-admin", Today.AddDays(10))).Ok); // the day after the other ended
        Assert.Equal(new UnitesAdministrators(Administrator.System, Administrator.Security), (await Give("system-admin", Today.AddDays(30))).Problem);
        await town.Given(Role.Of("both", "两样都管", "Both", "can.trail.read", "can.posts.manage"));
        var other = await town.Given(new Account { Id = Guid.CreateVersion7(), Name = "李四平", UserName = "li", NormalizedUserName = "LI" });
        Assert.IsType<UnitesAdministrators>((await town.Scope(s => s.GetRequiredService<GivePost>().Run(new() { Person = other.UserName, Role = "both", Area = "140781105220", From = Today }, default), officer)).Problem);
    }

    [Fact]
    public void No_role_that_is_shipped_unites_two_administrators() => Assert.All(
        FirstRoles.Read(), role => Assert.True(new Administrators(App.Modules.SelectMany(m => m.Administrators).ToDictionary(StringComparer.Ordinal)).In(role.Permissions).Count < 2, role.Key));

    [Fact]
    public void The_three_administrators_hold_no_right_to_matters() => Assert.DoesNotContain(
        FirstRoles.Read().Where(r => r.Key is "system-admin" or "security-admin" or "auditor").SelectMany(r => r.Permissions),
        p => p.StartsWith("can.matters.", StringComparison.Ordinal));

    [Fact]
    public void A_role_that_grants_what_no_module_declares_stops_the_start_and_is_named()
    {
        var stopped = Assert.Throws<InvalidOperationException>(
            () => CheckRoles.Check("data/roles.json", [Role.Of("intake", "受理员", "Intake clerk", Can.ReadAreas, "can.areas.raed")], new(new HashSet<string>(StringComparer.Ordinal) { Can.ReadAreas })));

        Assert.Contains("'intake' grants 'can.areas.raed'", stopped.Message, StringComparison.Ordinal);
    }

    private static Post Ended(Post post, DateOnly lastDay)
    {
        Assert.Null(post.End(lastDay));
        return post;
    }

    private static async Task<(bool Accept, bool Dispatch)> Rights(Town town, PersonId person)
    {
        var caller = (await Ask(town, person))!;
        return (caller.May("can.matters.accept"), caller.May("can.matters.dispatch"));
    }

    // As the sign-in does it: a scope of its own each time.
    private static Task<Caller?> Ask(Town town, PersonId person) =>
        town.Scope(s => ActivatorUtilities.CreateInstance<CallerFromPosts>(s).Of(person, default));

    private async Task<(Town Town, PersonId Person)> Somebody(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        var account = await town.Given(new Account { Id = Guid.CreateVersion7(), Name = "王小明", UserName = "wang", NormalizedUserName = "WANG" });
        return (town, account.Person);
    }
}
