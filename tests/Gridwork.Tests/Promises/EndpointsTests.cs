using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Parties;
using Gridwork.Platform;
using Gridwork.Platform.Inbox;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Tests.Promises;

/// <summary>What every page promises, proved by walking them all: a page that is added later is walked too.</summary>
public sealed class EndpointsTests(TownHost host) : IClassFixture<TownHost>
{
    private static readonly string[] Everything = [.. App.Modules.SelectMany(m => m.Permissions).Distinct(StringComparer.Ordinal)];

    [Fact]
    public async Task Every_endpoint_asks_for_a_permission_or_says_that_anyone_may()
    {
        var open = new List<string>();
        foreach (var (route, metadata, _) in await Endpoints())
        {
            var policies = metadata.GetOrderedMetadata<IAuthorizeData>();
            if (metadata.GetMetadata<IAllowAnonymous>() is null && !policies.Any(p => p.Policy is Own.Policy || Everything.Contains(p.Policy, StringComparer.Ordinal)))
            {
                open.Add(route);
            }
        }

        Assert.Empty(open);
    }

    [Theory, BothDatabases]
    public async Task A_person_of_another_area_finds_nothing_of_this_one(TestDatabase database)
    {
        var town = await host.Town(database);
        var matter = await town.Given(new MatterBuilder(text: "只有本镇的人能看到的一处危房。").Accepted().Dispatched().Build());
        var stranger = town.As("140781106", Everything);
        var walked = 0;

        foreach (var (route, metadata, _) in (await Endpoints()).Where(e => e.Page is not null && e.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var address = Filled(route, matter.Id.Value.ToString());
            var answer = await stranger.Get(address);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.False(text.Contains("危房", StringComparison.Ordinal) || text.Contains(matter.Number, StringComparison.Ordinal), $"{address} shows a matter of another area.");
            Assert.True(answer.StatusCode == (address.Contains(matter.Id.Value.ToString(), StringComparison.Ordinal) ? HttpStatusCode.NotFound : HttpStatusCode.OK), $"{address} answers {answer.StatusCode}.");
            walked++;
        }

        Assert.True(walked > 5);
        Assert.Equal(HttpStatusCode.OK, (await town.As("140781105", Everything).Get($"/matters/{matter.Id.Value}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Whom_a_matter_is_about_finds_nothing_of_it_whatever_they_may_do(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder(text: "队长收了拉渣土的人的危房钱。").Accepted().Called());
        var (whistle, legs) = LegBuilder.Standing(matter, town.Police);
        await town.Town.Given(whistle);
        foreach (var leg in legs)
        {
            await town.Town.Given(leg);
        }

        var (party, other) = (town.Town.As(MatterTown.TownCode, [town.Police.Id.Value], Everything), town.Town.As(MatterTown.TownCode, [town.Works.Id.Value], Everything));
        await town.Town.Given(TrailLine.Of(Caller.System("test"), "matters.report", matter.Number, matter.Area, "危房", town.Town.Clock.GetUtcNow()));
        await town.Town.Given(InboxLine.For(party.Person, "key", new InboxWords("Dispatch", matter.Number, matter.Title, $"/matters/{matter.Id.Value}"), town.Town.Clock.GetUtcNow()));
        await town.Town.Given(InboxLine.For(other.Person, "key", new InboxWords("Dispatch", matter.Number, matter.Title, $"/matters/{matter.Id.Value}"), town.Town.Clock.GetUtcNow()));
        var (before, others) = (await Shows(party, matter), await Shows(other, matter));
        Assert.All(new[] { "/matters", "/whistles", "/trail", "/inbox" }, list => Assert.Contains(list, before, StringComparer.Ordinal)); // each of them had something to show

        await town.Town.Given(Party.Of(matter, town.Police.Id, town.Police.Name, town.Town.Clock.GetUtcNow()));

        Assert.Empty(await Shows(party, matter));
        Assert.Equal(others, await Shows(other, matter));
        Assert.Equal(HttpStatusCode.NotFound, (await party.Get($"/legs/{legs[0].Id.Value}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_is_held_shows_nothing_to_anybody_but_the_level_above_whatever_they_may_do(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder(text: "有人收了拉渣土的人的危房钱。"));
        var (anybody, above) = (town.Town.As(MatterTown.TownCode, [town.Works.Id.Value], [.. Everything.Except([Gridwork.Matters.Can.Above], StringComparer.Ordinal)]), town.Town.As(MatterTown.TownCode, Everything));
        await town.Town.Given(TrailLine.Of(Caller.System("test"), "matters.report", matter.Number, matter.Area, "危房", town.Town.Clock.GetUtcNow()));
        await town.Town.Given(InboxLine.For(anybody.Person, "key", new InboxWords("Dispatch", matter.Number, matter.Title, $"/matters/{matter.Id.Value}"), town.Town.Clock.GetUtcNow()));
        var (before, others) = (await Shows(anybody, matter), await Shows(above, matter));
        Assert.All(new[] { "/matters", "/trail", "/inbox" }, list => Assert.Contains(list, before, StringComparer.Ordinal));

        await town.Town.Given(Complaint.Of(matter, new Whom(Unit: null, UnitName: null, "开皮卡的", [], Held: true)));

        Assert.Empty(await Shows(anybody, matter));
        Assert.Equal(others, await Shows(above, matter));
    }

    private async Task<IReadOnlyList<string>> Shows(Browser browser, Matter matter)
    {
        var shown = new List<string>();
        foreach (var (route, metadata, _) in (await Endpoints()).Where(e => e.Page is not null && e.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            var address = Filled(route, matter.Id.Value.ToString());
            var text = await (await browser.Get(address)).Content.ReadAsStringAsync();
            if (text.Contains("危房", StringComparison.Ordinal) || text.Contains(matter.Number, StringComparison.Ordinal))
            {
                shown.Add(address);
            }
        }

        return shown;
    }

    [Fact]
    public void Whatever_belongs_to_a_matter_and_lies_somewhere_is_left_out_with_it() => Assert.Empty(
        typeof(App).Assembly.GetTypes().Concat(typeof(Matter).Assembly.GetTypes()).Where(t => t.IsAssignableTo(typeof(IInArea)) && t.IsClass && t.GetProperties().Any(p => p.PropertyType == typeof(MatterId)))
            .Where(t => t.GetMethod("Spares") is null).Select(t => t.Name));

    [Theory, BothDatabases]
    public async Task A_form_that_is_not_ours_is_refused_in_words(TestDatabase database)
    {
        var town = await host.Town(database);
        var (forger, walked) = (town.As("140781105", Everything), 0);

        foreach (var (route, _, _) in (await Endpoints()).Where(e => e.Page?.HandlerMethods.Any(h => h.HttpMethod is "Post") == true))
        {
            var address = Filled(route, Guid.CreateVersion7().ToString());
            var answer = await forger.Post(address, ("Form.Text", "x"));
            Assert.True(answer.StatusCode is HttpStatusCode.BadRequest, $"{address} answers {answer.StatusCode} to a form without a token.");
            Assert.NotEmpty((await Browser.Html(answer)).QuerySelector("h1")!.TextContent);
            walked++;
        }

        Assert.True(walked > 5);
    }

    [Theory, BothDatabases]
    public async Task A_form_whose_token_is_bad_comes_back_with_every_word_that_was_typed(TestDatabase database)
    {
        var town = await host.Town(database);
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched().Build());
        var (browser, lost, walked) = (town.As("140781105", Everything), new List<string>(), 0);

        foreach (var (route, _, _) in (await Endpoints()).Where(e => e.Page?.HandlerMethods.Any(h => h.HttpMethod is "Post") == true))
        {
            var page = await browser.Page(Filled(route, matter.Id.Value.ToString()));
            foreach (var form in page.QuerySelectorAll("main form[method=post]").OfType<IHtmlFormElement>().Where(f => f.Elements.Any(IsTyped) && !f.Elements.Any(IsSecret)))
            {
                (string Field, string Value)[] typed = [.. form.Elements.Where(IsTyped).Select((e, i) => (e.GetAttribute("name")!, e is IHtmlInputElement { Type: "date" } ? $"2026-02-{i + 10}" : e is IHtmlInputElement { Type: "number" } ? $"{i + 1}" : $"写了{i}"))];
                var answer = await browser.Submit(page, $"form[action='{form.GetAttribute("action")}']", [.. typed, ("__RequestVerificationToken", "old")]);
                var again = await Browser.Html(answer);
                Assert.Equal((page.Url, HttpStatusCode.BadRequest), (page.Url, answer.StatusCode));
                lost.AddRange(typed.Where(t => !again.QuerySelectorAll($"[name='{t.Field}']").Any(e => (e as IHtmlTextAreaElement)?.Value == t.Value || (e as IHtmlInputElement)?.Value == t.Value)).Select(t => $"{page.Url} {t.Field}"));
                walked++;
            }
        }

        Assert.True(walked > 10 && lost.Count is 0, $"{walked} forms; lost: {string.Join(", ", lost)}");
    }

    // A form with a password is not carried on.
    private static bool IsSecret(AngleSharp.Dom.IElement control) => control.GetAttribute("name")?.Contains("Password", StringComparison.Ordinal) == true;

    private static bool IsTyped(AngleSharp.Dom.IElement control) =>
        control is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "date" or "number" } && control.HasAttribute("name");

    [Theory, BothDatabases]
    public async Task Every_page_forbids_what_it_does_not_need(TestDatabase database)
    {
        var town = await host.Town(database);
        var matter = await town.Given(new MatterBuilder().Build());
        var browser = town.As("140781105", Everything);

        foreach (var (route, _, _) in (await Endpoints()).Where(e => e.Page is not null))
        {
            var address = Filled(route, matter.Id.Value.ToString());
            var answer = await browser.Get(address);
            Assert.True((int)answer.StatusCode < 500, $"{address} answers {answer.StatusCode}.");
            Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal(("nosniff", "same-origin"), (answer.Headers.GetValues("X-Content-Type-Options").Single(), answer.Headers.GetValues("Referrer-Policy").Single()));
            var page = await Browser.Html(answer);
            Assert.True(page.QuerySelector("[style], script:not([src]), [onclick]") is null, $"{address} has something inline, which the policy stops.");
        }
    }

    [Theory, BothDatabases]
    public async Task Every_page_of_a_demo_says_that_it_is_one_and_no_other_page_does(TestDatabase database)
    {
        foreach (var demo in new[] { true, false })
        {
            var town = await host.Town(database, demo);
            var matter = await town.Given(new MatterBuilder().Build());
            var (browser, walked) = (town.As("140781105", Everything), 0);
            foreach (var (route, _, _) in (await Endpoints()).Where(e => e.Page is not null))
            {
                var answer = await browser.Get(Filled(route, matter.Id.Value.ToString()));
                if (answer.Content.Headers.ContentType?.MediaType is "text/html")
                {
                    var says = (await answer.Content.ReadAsStringAsync()).Contains("演示站点", StringComparison.Ordinal);
                    Assert.True(says == demo, $"{route} of {(demo ? "a demo" : "no demo")}: {answer.StatusCode}.");
                    walked++;
                }
            }

            Assert.True(walked > 50);
        }
    }

    private Task<IReadOnlyList<(string Route, EndpointMetadataCollection Metadata, CompiledPageActionDescriptor? Page)>> Endpoints() => EveryEndpoint.Of(host);

    private static string Filled(string route, string id) => EveryEndpoint.Filled(route, id);
}
