using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Matters;
using Gridwork.Platform.Files;
using Gridwork.Tests.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

/// <summary>A clerk with somebody at the counter: photos that person brings, and what ended here before.</summary>
public sealed class ClerkWithACallerTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task Photos_are_kept_through_a_look_around_and_a_refusal_for_this_clerk_only_and_go_with_the_matter(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var ended = await town.Given(FollowUpTown.Closed(town));
        var clerk = town.Intake;

        var looked = await Browser.Html(await Send(clerk, await clerk.Page("/matters/new"), "Look", [("Form.Text", "西墙外又堆了木料"), ("Form.Place", MatterTown.Village)], ("a.jpg", TestPhotos.WithPlace()), ("b.svg", "<svg/>"u8.ToArray())));
        Assert.NotNull(looked.QuerySelector("#Form_Photos-wrong"));
        Assert.Contains(ended.Number, looked.QuerySelector("section[aria-labelledby=ended]")!.TextContent, StringComparison.Ordinal);
        var photo = looked.QuerySelector(".photos img")!.GetAttribute("src")!;
        Assert.Equal(HttpStatusCode.OK, (await clerk.Get(photo)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Town.As(MatterTown.TownCode, Can.ReportMatters).Get(photo)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Dispatcher.Get(photo)).StatusCode);

        var refused = await Browser.Html(await Send(clerk, looked, "Send", [("Form.Text", ""), ("Form.Place", MatterTown.Village)]));
        Assert.Equal(photo, refused.QuerySelector(".photos img")!.GetAttribute("src"));
        Assert.Equal(HttpStatusCode.Redirect, (await Send(clerk, refused, "Send", [("Form.Text", "西墙外又堆了木料"), ("Form.Place", MatterTown.Village)])).StatusCode);

        var matter = await town.Town.Db(db => db.Everywhere<Matter>().AsNoTracking().SingleAsync(m => m.Channel == Channel.Phone && m.Text == "西墙外又堆了木料"));
        var kept = await town.Town.Db(db => db.Everywhere<Photo>().SingleAsync());
        Assert.Equal((matter.Id.Value, true), (kept.Subject, kept.KeptAt is not null));
        Assert.NotNull((await clerk.Page($"/matters/{matter.Id.Value}")).QuerySelector(".photos img"));
        Assert.Equal(HttpStatusCode.NotFound, (await clerk.Get(photo)).StatusCode); // sent: it is the matter's now
    }

    private static async Task<HttpResponseMessage> Send(Browser browser, IHtmlDocument page, string handler, (string Field, string Value)[] typed, params (string Name, byte[] Bytes)[] files)
    {
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(f => f.Enctype == "multipart/form-data");
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden"))
        {
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        foreach (var (field, value) in typed)
        {
            body.Add(new StringContent(value), field);
        }

        foreach (var (name, bytes) in files)
        {
            body.Add(new ByteArrayContent(bytes), "Form.Photos", name);
        }

        return await browser.Http.PostAsync(form.Action.Replace("handler=Send", $"handler={handler}", StringComparison.Ordinal), body);
    }
}
