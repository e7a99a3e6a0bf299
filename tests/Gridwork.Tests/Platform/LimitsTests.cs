using System.Net;
using Gridwork.Kernel;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform;

/// <summary>What is refused before a page sees it. On a real port: the test server knows no limit of a body.</summary>
public sealed class LimitsTests : WebApplicationFactory<Program>, IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("limits-").FullName;

    public LimitsTests() => UseKestrel(server => server.Listen(IPAddress.Loopback, 0));

    [Fact]
    public async Task Too_much_at_once_is_refused_in_words()
    {
        foreach (var (language, head) in new[] { ("zh", "提交的内容太大了"), ("en", "Too much at once") })
        {
            var answer = await (await Resident(language)).Post("/report?handler=What", ("Form.Text", new string('a', 30 << 20)));

            Assert.Equal((HttpStatusCode.RequestEntityTooLarge, head), (answer.StatusCode, await Head(answer)));
        }
    }

    [Fact]
    public async Task A_page_that_takes_photos_reads_more_of_them_but_not_without_end()
    {
        foreach (var (megabytes, status) in new[] { (40, HttpStatusCode.BadRequest), (101, HttpStatusCode.RequestEntityTooLarge) })
        {
            using var body = new MultipartFormDataContent { { new ByteArrayContent(new byte[megabytes << 20]), "Form.Photos", "a.jpg" } };

            // Without its token it goes no further than that it was read.
            Assert.Equal(status, (await (await Resident("en")).Http.PostAsync("/report?handler=What", body, TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task What_fits_is_read_and_the_field_says_what_is_too_long()
    {
        var answer = await (await Resident("en")).Submit("/report", ("Form.Text", new string('a', 300 << 10)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("4000", (await Browser.Html(answer)).QuerySelector("#Form_Text-wrong")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_opened_in_a_way_it_has_no_answer_for_says_so()
    {
        foreach (var (language, head) in new[] { ("zh", "这一页不能这样打开"), ("en", "This page cannot be opened like that") })
        {
            var browser = await Resident(language);
            foreach (var (method, address, allowed) in new[] { ("POST", "/follow", "GET, HEAD"), ("PUT", "/report", "GET, HEAD, POST"), ("DELETE", "/", "GET, HEAD"), ("POST", "/no-such-page", null) })
            {
                using var asked = new HttpRequestMessage(new HttpMethod(method), address);
                var answer = await browser.Http.SendAsync(asked, TestContext.Current.CancellationToken);
                Assert.Equal(allowed is null ? HttpStatusCode.NotFound : HttpStatusCode.MethodNotAllowed, answer.StatusCode);
                Assert.Equal(allowed, answer.StatusCode is HttpStatusCode.NotFound ? null : string.Join(", ", answer.Content.Headers.Allow));
                Assert.True(answer.StatusCode is HttpStatusCode.NotFound || await Head(answer) == head, $"{method} {address}");
            }
        }
    }

    private static async Task<string> Head(HttpResponseMessage answer) => (await Browser.Html(answer)).QuerySelector("h1")!.TextContent;

    private async Task<Browser> Resident(string language)
    {
        var http = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = ClientOptions.BaseAddress });
        var browser = new Browser(http, PersonId.New());
        await browser.Get($"/sign-in?lang={language}");
        return browser;
    }

    public async ValueTask InitializeAsync()
    {
        StartServer();
        await Services.GetRequiredService<Registry>().Add(await TestDatabases.Copy(TestDatabase.Sqlite, folder), default);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder.UseSetting("GRIDWORK_VAR", folder);

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
