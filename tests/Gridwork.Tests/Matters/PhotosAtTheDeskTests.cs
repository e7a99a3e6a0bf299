using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Kernel;
using Gridwork.Platform.Files;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Platform.Files;
using Gridwork.Tests.Portal;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

public sealed class PhotosAtTheDeskTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task The_original_is_handed_out_for_a_purpose_and_the_trail_has_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (resident, sent) = (town.Town.Anyone(), TestPhotos.WithPlace());
        await resident.SendFrom(await resident.Next(await PhotosTests.Send(resident, await resident.Page("/report"), "路灯不亮", ("a.jpg", sent))), ("Form.Place", MatterTown.Village));
        var photo = await town.Town.Db(db => db.Everywhere<Photo>().SingleAsync());
        var verifier = town.Town.As(MatterTown.TownCode, Can.ReadMatters, Can.CheckMatters, Can.SeeOriginals);
        var page = $"/matters/{photo.Subject}/photos/{photo.Id.Value}/original";

        Assert.Equal(page, (await verifier.Page($"/matters/{photo.Subject}")).QuerySelector(".photos figcaption a")!.GetAttribute("href"));
        Assert.Null((await town.Intake.Page($"/matters/{photo.Subject}")).QuerySelector(".photos figcaption a"));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Intake.Get(page)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Town.As("140781106", Can.ReadMatters, Can.CheckMatters, Can.SeeOriginals).Get(page)).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await verifier.Submit(page)).StatusCode);
        Assert.False(await town.Town.Db(db => db.Everywhere<TrailLine>().AnyAsync(l => l.Act == "matters.original")));

        var opened = await verifier.Submit(page, ("Form.Purpose", "核对是不是在现场拍的"));

        Assert.Equal(sent, await opened.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(("attachment", true), (opened.Content.Headers.ContentDisposition!.DispositionType, opened.Headers.CacheControl!.NoStore));
        var line = await town.Town.Db(db => db.Everywhere<TrailLine>().SingleAsync(l => l.Act == "matters.original"));
        Assert.Equal(($"核对是不是在现场拍的 {photo.Hash}", verifier.Person), (line.Detail, line.By));
    }

    [Theory, BothDatabases]
    public async Task Photos_of_the_result_survive_a_refusal_and_the_resident_sees_them_when_it_is_closed(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var matter = await town.Given(new MatterBuilder().Accepted().Dispatched(town.Works.Id).Taken());
        var (worker, page) = (town.Everyman(PersonId.New()), MatterTown.Page(matter, "handle"));

        var refused = await Send(worker, await worker.Page(page), "", ("a.jpg", TestPhotos.WithPlace()), ("b.svg", "<svg/><!-- no photo -->"u8.ToArray()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
        var again = await Browser.Html(refused);
        Assert.Equal(HttpStatusCode.OK, (await worker.Get(again.QuerySelector(".photos img")!.GetAttribute("src")!)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Intake.Get(again.QuerySelector(".photos img")!.GetAttribute("src")!)).StatusCode);

        Assert.Equal(HttpStatusCode.Found, (await Send(worker, again, "灯泡换好了，晚上试过，亮了。")).StatusCode);

        var photo = await town.Town.Db(db => db.Everywhere<Photo>().SingleAsync());
        Assert.Equal((PhotoOf.Result, true, worker.Person), (photo.Of, photo.KeptAt is not null, photo.By));
        Assert.Contains("办理结果", (await town.Intake.Page($"/matters/{matter.Id.Value}")).QuerySelector(".photos img")!.GetAttribute("alt")!, StringComparison.Ordinal);
        var follow = $"/follow?no={matter.Number}&key={matter.QueryCode}";
        Assert.Null((await town.Town.Anyone().Page(follow)).QuerySelector(".photos"));
    }

    [Theory, BothDatabases]
    public async Task The_receipt_has_a_code_to_scan_for_the_page_that_follows_it(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var receipt = (await town.Report(Guid.CreateVersion7(), "路灯不亮三天了")).Value!;

        var code = (await town.Town.Anyone().Page($"/report/received?no={receipt.Number}&key={receipt.QueryCode}")).QuerySelector(".qr svg")!;

        // The three corners that a reader looks for, inside a border of four.
        var side = int.Parse(code.GetAttribute("viewBox")!.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var path = code.QuerySelector("path")!.GetAttribute("d")!;
        foreach (var corner in new[] { "M4 4h7v1h-7z", $"M{side - 11} 4h7v1h-7z", $"M4 {side - 5}h7v1h-7z" })
        {
            Assert.Contains(corner, path, StringComparison.Ordinal);
        }
    }

    private static async Task<HttpResponseMessage> Send(Browser browser, IHtmlDocument page, string report, params (string Name, byte[] Bytes)[] files)
    {
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(f => f.Enctype == "multipart/form-data");
        using var body = new MultipartFormDataContent { { new StringContent(report), "Form.Report" } };
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden"))
        {
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        foreach (var (name, bytes) in files)
        {
            body.Add(new ByteArrayContent(bytes), "Form.Photos", name);
        }

        return await browser.Http.PostAsync(form.Action, body);
    }
}
