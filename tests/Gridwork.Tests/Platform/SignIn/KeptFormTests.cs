using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Areas;
using Gridwork.Areas.Demo;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Platform.Layout.Kept;
using Gridwork.Tests.Matters;
using Gridwork.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Platform.SignIn;

/// <summary>What was typed outlives the session and the form's token, and nothing is done until the person presses again.</summary>
public sealed class KeptFormTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Typed = "井盖没了，\r\n“北街”口 <路灯> 也不亮";

    [Theory, BothDatabases]
    public async Task A_form_that_met_the_end_of_a_session_is_filled_in_again_after_the_sign_in(TestDatabase database)
    {
        var town = await Town(database);
        var clerk = await SignedIn(town, "shouli");
        var form = await clerk.Page("/matters/new");
        town.Clock.Advance(TimeSpan.FromHours(25));

        var met = await clerk.Submit(form, "main form", ("Form.Text", Typed), ("Form.PlaceUnknown", "true"), ("Form.Channel", "Visit"));
        var signIn = await Says(met, HttpStatusCode.Unauthorized, "工作人员登录");
        Assert.DoesNotContain("井盖", signIn.DocumentElement.OuterHtml, StringComparison.Ordinal); // sealed: a shared computer shows it to nobody else
        var wrong = await Says(await SignIn(clerk, signIn, "shouli", "wrong"), HttpStatusCode.UnprocessableEntity, "工作人员登录");
        var back = await Says(await SignIn(clerk, wrong, "shouli"), HttpStatusCode.OK, "已经登录");
        var again = await Says(await clerk.Submit(back, "main form"), HttpStatusCode.OK, "替来电、来访的人登记");

        Assert.Contains("刚才没有提交", again.QuerySelector(".notice[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((Typed.ReplaceLineEndings("\n"), true, "Visit"), Filled(again));
        Assert.Equal(0, await town.Db(db => db.Everywhere<Matter>().CountAsync()));
        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit(again, "main form")).StatusCode);
        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit(again, "main form")).StatusCode); // twice: it bears the id of the first form
        Assert.Equal(Typed.ReplaceLineEndings("\n"), (await town.Db(db => db.Everywhere<Matter>().Select(m => m.Text).SingleAsync())).ReplaceLineEndings("\n"));
    }

    [Theory, BothDatabases]
    public async Task A_form_whose_token_is_bad_is_shown_again_as_it_was_typed(TestDatabase database)
    {
        var town = await Town(database);
        var clerk = await SignedIn(town, "shouli");
        var form = await clerk.Page("/matters/new");

        var refused = await clerk.Submit(form, "main form", ("Form.Text", Typed), ("Form.PlaceUnknown", "true"), ("Form.Channel", "Visit"), ("__RequestVerificationToken", "of another day"));
        var again = await Says(refused, HttpStatusCode.BadRequest, "替来电、来访的人登记");

        Assert.Contains("放得太久", again.QuerySelector(".notice[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((Typed.ReplaceLineEndings("\n"), true, "Visit"), Filled(again));
        Assert.Equal(0, await town.Db(db => db.Everywhere<Matter>().CountAsync()));
        Assert.Equal(HttpStatusCode.Found, (await clerk.Submit(again, "main form")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task Words_beside_a_large_photo_are_kept_and_the_photo_is_asked_for_again(TestDatabase database)
    {
        var town = await Town(database);
        var works = await town.Db(db => db.Everywhere<Unit>().SingleAsync(u => u.Name == "村镇建设办"));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(works.Id).Taken().Build());
        var worker = await SignedIn(town, "jianshe");
        var page = MatterTown.Page(matter, "handle");
        using var body = new MultipartFormDataContent { { new StringContent("灯泡换好了，晚上试过，亮了。"), "Form.Report" }, { new ByteArrayContent(TestPhotos.Padded(3 << 20, 7)), "Form.Photos", "a.jpg" } };
        town.Clock.Advance(TimeSpan.FromHours(25));

        var signIn = await Says(await worker.Http.PostAsync(page, body, TestContext.Current.CancellationToken), HttpStatusCode.Unauthorized, "工作人员登录");
        var again = await Browser.Html(await worker.Submit(await Browser.Html(await SignIn(worker, signIn, "jianshe")), "main form"));

        Assert.Contains("请重新选", again.QuerySelector(".notice[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("灯泡换好了，晚上试过，亮了。", ((IHtmlTextAreaElement)again.QuerySelector("[name='Form.Report']")!).Value);
    }

    [Theory, BothDatabases]
    public async Task What_another_site_wrote_into_a_form_is_neither_kept_nor_shown(TestDatabase database)
    {
        var town = await Town(database);
        var clerk = await SignedIn(town, "shouli");
        var form = await clerk.Page("/matters/new");
        clerk.Http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");

        await Says(await clerk.Submit(form, "main form", ("Form.Text", Typed), ("__RequestVerificationToken", "forged")), HttpStatusCode.BadRequest, "这一页放得太久了");

        var nobody = town.Anyone();
        nobody.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        Assert.StartsWith("/sign-in?ReturnUrl=", (await nobody.Post("/matters/new", ("Form.Text", Typed))).Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_kept_form_is_good_for_its_site_its_address_and_a_day(TestDatabase database)
    {
        var (town, other) = (await Town(database), await host.Town(database));
        var kept = await town.Scope(s => Task.FromResult(s.GetRequiredService<KeptForms>().Keep(new TypedForm([KeyValuePair.Create("Form.Text", Typed)], HadFiles: false), "/matters/new", of: null)));

        Assert.Equal(Typed, (await Open(town, kept, "/matters/new"))?.Fields[0].Value);
        Assert.Null(await Open(town, kept, "/posts/give"));
        Assert.Null(await Open(other, kept, "/matters/new"));
        Assert.Null(await Open(town, kept[..^4] + "AAAA", "/matters/new"));
        town.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Null(await Open(town, kept, "/matters/new"));
    }

    private static Task<TypedForm?> Open(Town town, string kept, string address) =>
        town.Scope(s => Task.FromResult(s.GetRequiredService<KeptForms>().Open(kept, address, PersonId.New())));

    private static (string Text, bool PlaceUnknown, string Channel) Filled(IHtmlDocument page) => (
        ((IHtmlTextAreaElement)page.QuerySelector("[name='Form.Text']")!).Value.ReplaceLineEndings("\n"),
        ((IHtmlInputElement)page.QuerySelector("[name='Form.PlaceUnknown']")!).IsChecked,
        ((IHtmlSelectElement)page.QuerySelector("[name='Form.Channel']")!).Value!);

    private static async Task<IHtmlDocument> Says(HttpResponseMessage answer, HttpStatusCode status, string head)
    {
        var page = await Browser.Html(answer);
        Assert.Equal((status, head), (answer.StatusCode, page.QuerySelector("h1")?.TextContent));
        return page;
    }

    private static Task<HttpResponseMessage> SignIn(Browser browser, IHtmlDocument page, string name, string password = "Gridwork-2026") =>
        browser.Submit(page, "main form", ("Form.Name", name), ("Form.Password", password));

    private static async Task<Browser> SignedIn(Town town, string name)
    {
        var browser = town.Anyone();
        Assert.Equal(HttpStatusCode.Found, (await SignIn(browser, await browser.Page("/sign-in"), name)).StatusCode);
        return browser;
    }

    private async Task<Town> Town(TestDatabase database)
    {
        var town = await host.Town(database);
        await town.Scope(async services =>
        {
            await DemoSite.Fill(services, default);
            return true;
        });
        return town;
    }
}
