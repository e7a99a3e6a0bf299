using System.Net;
using System.Net.Sockets;
using System.Text;
using AngleSharp;
using Gridwork.Platform;
using Gridwork.Platform.Layout;
using Gridwork.Platform.Layout.Errors;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Gridwork.Tests;

public sealed class LayoutTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Every_answer_forbids_what_no_page_needs(TestDatabase database)
    {
        var browser = (await host.Town(database)).Anyone();

        foreach (var address in new[] { "/", "/no-such-page", "/sign-in" })
        {
            var headers = (await browser.Get(address)).Headers;
            Assert.Contains("default-src 'none'", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        }

        var home = await (await browser.Get("/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain("style=", home, StringComparison.Ordinal);
        Assert.Contains("您要反映什么", home, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_chosen_language_stays_and_the_address_is_clean_again(TestDatabase database)
    {
        var browser = (await host.Town(database)).Anyone();

        var answer = await browser.Get("/sign-in?ReturnUrl=%2Fmatters&lang=en&type=large");

        Assert.Equal("/sign-in?ReturnUrl=%2Fmatters", answer.Headers.Location!.ToString());
        var page = await browser.Page("/sign-in");
        Assert.Equal(("en", "large"), (page.DocumentElement.GetAttribute("lang"), page.DocumentElement.GetAttribute("data-type")));
        Assert.Contains("Sign in", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_choice_leads_to_no_other_host(TestDatabase database)
    {
        var answer = await (await host.Town(database)).Anyone().Get("//elsewhere.example/%5C?lang=en");

        Assert.DoesNotContain("//", answer.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task What_is_missing_is_said_in_words_to_people_and_as_a_problem_to_programs(TestDatabase database)
    {
        var browser = (await host.Town(database)).Anyone();

        var answer = await browser.Get("/no-such-page");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("没有这一页", (await Browser.Html(answer)).QuerySelector("h1")!.TextContent);

        browser.Http.DefaultRequestHeaders.Add("Accept", "application/json");
        var problem = await browser.Get("/no-such-page");
        Assert.Equal((HttpStatusCode.NotFound, "application/problem+json"), (problem.StatusCode, problem.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public void Every_entry_of_the_menu_has_words_a_shape_and_a_page()
    {
        var words = host.Services.GetRequiredService<WordBook>().In(WordBook.English);
        var pages = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/').Split("/{code?}")[0]);
        var shapes = Inside.Text("client/styles/icons.svg");

        Assert.All(App.Modules.SelectMany(m => m.Menu), entry =>
        {
            Assert.True(words.Has(entry.Words), $"{entry.Words} has no words.");
            Assert.True(entry.Group is DeskMenu.New or DeskMenu.Search || words.Has(entry.Group), $"{entry.Group} has no words.");
            Assert.Contains($"\"i-{entry.Icon}\"", shapes, StringComparison.Ordinal);
            Assert.Contains(entry.Address.Split('?')[0], pages, StringComparer.Ordinal);
        });
    }

    [Fact]
    public async Task A_database_that_is_away_has_a_page_that_needs_none()
    {
        var away = await Answer(new InvalidOperationException("transient", new NpgsqlException("no", new SocketException())));
        Assert.Equal((503, "30", "系统暂时不能用"), (away.Status, away.RetryAfter, away.Head));

        var busy = await Answer(new SqliteException("busy", 5));
        Assert.Equal((503, "系统暂时不能用"), (busy.Status, busy.Head));

        var bug = await Answer(new InvalidOperationException("secret"));
        Assert.Equal((500, "系统出了错"), (bug.Status, bug.Head));
        Assert.DoesNotContain("secret", bug.Text, StringComparison.Ordinal);
    }

    // A scope without a site: the page may ask nothing of a database.
    private async Task<(int Status, string RetryAfter, string Head, string Text)> Answer(Exception failure)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider, Response = { Body = body } };
        await new ErrorPages(_ => throw failure, host.Services.GetRequiredService<IActionResultExecutor<ViewResult>>(), NullLogger<ErrorPages>.Instance).InvokeAsync(http);
        var text = Encoding.UTF8.GetString(body.ToArray());
        var page = await BrowsingContext.New().OpenAsync(p => p.Content(text), TestContext.Current.CancellationToken);
        return (http.Response.StatusCode, http.Response.Headers.RetryAfter.ToString(), page.QuerySelector("h1")!.TextContent, text);
    }

    [Theory, BothDatabases]
    public async Task A_form_without_its_token_is_refused_in_words(TestDatabase database)
    {
        var answer = await (await host.Town(database)).Anyone().Post("/sign-in", ("Form.Name", "wang"), ("Form.Password", "x"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("这一页放得太久了", (await Browser.Html(answer)).QuerySelector("h1")!.TextContent);
    }

    [Theory, BothDatabases]
    public async Task A_refused_form_leads_to_what_is_wrong_and_keeps_what_was_typed(TestDatabase database)
    {
        var answer = await (await host.Town(database)).Anyone().Submit("/sign-in", ("Form.Name", "wa\u0007ng"), ("Form.Password", ""));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await Browser.Html(answer);
        Assert.Equal("#Form_Name #Form_Password", string.Join(" ", page.QuerySelectorAll(".refusal[role=alert] a").Select(a => a.GetAttribute("href")).Order(StringComparer.Ordinal)));
        Assert.Contains("控制字符", page.QuerySelector("#Form_Name-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("请填写密码", page.QuerySelector("#Form_Password-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.QuerySelector("#Form_Name")!.GetAttribute("aria-invalid"));
        Assert.StartsWith("wa", page.QuerySelector("#Form_Name")!.GetAttribute("value"), StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_look_is_one_file_that_browsers_keep(TestDatabase database)
    {
        var browser = (await host.Town(database)).Anyone();
        var styles = (await browser.Page("/")).QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!;

        var answer = await browser.Get(styles);

        Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
    }
}
