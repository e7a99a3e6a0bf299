using System.Net;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using Gridwork.Matters;
using Gridwork.Platform.Files;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Gridwork.Tests.Matters;
using Gridwork.Tests.Portal;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SkiaSharp;

namespace Gridwork.Tests.Platform.Files;

using Can = Gridwork.Matters.Can;

public sealed class PhotosTests(TownHost host) : IClassFixture<TownHost>
{
    [Theory, BothDatabases]
    public async Task A_photo_with_its_place_goes_in_and_the_picture_alone_comes_out(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (resident, original) = (town.Town.Anyone(), TestPhotos.WithPlace(3000, 2000));

        var where = await resident.Next(await Send(resident, await resident.Page("/report"), "小学东墙外的路灯不亮", ("IMG_1.jpg", original)));
        var receipt = await resident.Next(await resident.SendFrom(where, ("Form.Place", MatterTown.Village)));

        var photo = await town.Town.Db(db => db.Everywhere<Photo>().SingleAsync());
        var matter = await town.Town.Db(db => db.Everywhere<Matter>().SingleAsync());
        Assert.Equal((matter.Id.Value, PhotoType.Jpeg, 2000, 3000, original.Length), (photo.Subject, photo.Type, photo.Width, photo.Height, (int)photo.Bytes));
        Assert.Equal((Convert.ToHexStringLower(SHA256.HashData(original)), matter.ReportedAt), (photo.Hash, photo.KeptAt!.Value));
        Assert.Equal(original, await File.ReadAllBytesAsync(Sealed(town, photo.Hash), TestContext.Current.CancellationToken));
        Assert.Equal(photo.Hash, (await town.Town.Db(db => db.Everywhere<TrailLine>().SingleAsync(l => l.Act == "matters.photo"))).Detail);

        var follow = await resident.Page(receipt.QuerySelector(".acts a.main")!.GetAttribute("href")!);
        var desk = await town.Intake.Page($"/matters/{matter.Id.Value}");
        foreach (var (browser, page) in new[] { (resident, follow), (town.Intake, desk) })
        {
            var (large, small) = (page.QuerySelector(".photos a")!.GetAttribute("href")!, page.QuerySelector(".photos img")!.GetAttribute("src")!);
            Assert.Equal((1000, 1500), await Clean(browser, large));
            Assert.Equal((267, 400), await Clean(browser, small));
        }
    }

    [Theory, BothDatabases]
    public async Task Each_wrong_file_gets_its_words_and_what_was_good_is_kept(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var good = TestPhotos.Of();
        (string Name, byte[] Bytes, string Says)[] wrong =
        [
            ("empty.jpg", [], "空文件"),
            ("large.jpg", TestPhotos.Padded((10 << 20) + 1, 1), "超过 10 MB"),
            ("words.jpg", "just words, many words"u8.ToArray(), "不是能显示的照片"),
            ("page.jpg", "<!doctype html><script>alert(1)</script>"u8.ToArray(), "不是能显示的照片"),
            ("drawing.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "不是能显示的照片"),
            ("moving.gif", "GIF89a\u0001\0\u0001\0\0\0\0;"u8.ToArray(), "不是能显示的照片"),
            ("packed.jpg", [.. "PK\u0003\u0004"u8, .. new byte[26], .. "photo.jpg"u8], "不是能显示的照片"),
            ("paper.pdf", "%PDF-1.7 and so on"u8.ToArray(), "不是能显示的照片"),
            ("cut.jpg", good[..(good.Length / 2)], "不完整"),
            ("cut.png", TestPhotos.Of(SKEncodedImageFormat.Png)[..200], "不完整"),
            ("bomb.png", TestPhotos.Bomb(50_000, 50_000), "50000 × 50000"),
            ("apple.heic", [0, 0, 0, 24, .. "ftypheic"u8, 0, 0, 0, 0, .. "mif1heic"u8], "HEIC"),
            ("C:\\Users\\me\\..\\../etc/\u0007passwd", "root"u8.ToArray(), "“passwd”"),
        ];

        foreach (var (name, bytes, says) in wrong)
        {
            var resident = town.Town.Anyone();
            var answer = await Send(resident, await resident.Page("/report"), "路灯不亮", ("good.jpg", good), (name, bytes));

            Assert.True(answer.StatusCode is HttpStatusCode.UnprocessableEntity, $"{name}: {answer.StatusCode}");
            var page = await Browser.Html(answer);
            var told = page.QuerySelector("#Form_Photos-wrong")?.TextContent ?? "";
            Assert.True(told.Contains(says, StringComparison.Ordinal), $"{name}: {told}");
            Assert.Equal(("路灯不亮", 1), (page.QuerySelector("textarea")!.TextContent.Trim(), page.QuerySelectorAll(".photos img").Length));
            await resident.Next(await Send(resident, page, "路灯不亮"));
        }
    }

    [Theory, BothDatabases]
    public async Task Too_many_too_much_together_and_the_same_again(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        async Task<IHtmlDocument> Told(params byte[][] files)
        {
            var resident = town.Town.Anyone();
            var answer = await Send(resident, await resident.Page("/report"), "路灯不亮", [.. files.Select((bytes, i) => ($"{i}.jpg", bytes))]);
            return answer.StatusCode is HttpStatusCode.Found ? await resident.Next(answer) : await Browser.Html(answer);
        }

        var ten = await Told([.. Enumerable.Range(1, 10).Select(i => TestPhotos.Of(width: 100 + i))]);
        Assert.Contains("最多 9 张", ten.QuerySelector("#Form_Photos-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(9, ten.QuerySelectorAll(".photos img").Length);

        var heavy = await Told([.. Enumerable.Range(1, 6).Select(i => TestPhotos.Padded(9 << 20, (byte)i))]);
        Assert.Contains("合计超过 50 MB", heavy.QuerySelector("#Form_Photos-wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, heavy.QuerySelectorAll(".photos img").Length);

        var twice = await Told(TestPhotos.Of(), TestPhotos.Of());
        Assert.Contains("已附照片 1 张", twice.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task A_photo_is_seen_by_whoever_sees_its_matter_and_by_nobody_else(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();
        var where = await resident.Next(await Send(resident, await resident.Page("/report"), "路灯不亮", ("a.png", TestPhotos.Of(SKEncodedImageFormat.Png)), ("b.webp", TestPhotos.Of(SKEncodedImageFormat.Webp))));
        var photos = await town.Town.Db(db => db.Everywhere<Photo>().OrderBy(p => p.Nr).ToListAsync());
        var (matter, photo, unsent) = (photos[0].Subject, photos[0].Id.Value, (await resident.Page(where.Url.Replace("/where", "", StringComparison.Ordinal))).QuerySelector(".photos a")!.GetAttribute("href")!);
        Assert.Equal([PhotoType.Png, PhotoType.WebP], photos.Select(p => p.Type));
        Assert.Equal(HttpStatusCode.OK, (await resident.Get(unsent)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get($"/report/{Guid.CreateVersion7()}/photos/{photo}")).StatusCode);

        await resident.SendFrom(where, ("Form.Place", MatterTown.Village));
        var receipt = await town.Town.Db(db => db.Everywhere<Matter>().Select(m => new { m.Number, m.QueryCode }).SingleAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get(unsent)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await resident.Get($"/follow/photo/{photo}?no={receipt.Number}&key={receipt.QueryCode}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get($"/follow/photo/{photo}?no={receipt.Number}&key=22222222")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await resident.Get($"/follow/photo/{Guid.CreateVersion7()}?no={receipt.Number}&key={receipt.QueryCode}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Worker.Get($"/matters/{matter}/photos/{photo}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Town.As("140781106", Can.ReadMatters).Get($"/matters/{matter}/photos/{photo}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await town.Intake.Get($"/matters/{Guid.CreateVersion7()}/photos/{photo}")).StatusCode);

        var seen = await town.Intake.Get($"/matters/{matter}/photos/{photo}");
        Assert.Equal(("image/jpeg", "nosniff", true, true), (seen.Content.Headers.ContentType!.MediaType, seen.Headers.GetValues("X-Content-Type-Options").Single(), seen.Headers.CacheControl!.Private, seen.Headers.CacheControl.NoCache));
        Assert.Equal("default-src 'none'; sandbox", seen.Headers.GetValues("Content-Security-Policy").Single());
        var intake = town.Intake;
        intake.Http.DefaultRequestHeaders.IfNoneMatch.Add(seen.Headers.ETag!);
        Assert.Equal(HttpStatusCode.NotModified, (await intake.Get($"/matters/{matter}/photos/{photo}")).StatusCode);
    }

    [Theory, BothDatabases]
    public async Task What_was_never_sent_is_gone_after_a_day_and_what_was_sent_stays(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var (sent, left) = (town.Town.Anyone(), town.Town.Anyone());
        var (both, one) = (TestPhotos.Of(), TestPhotos.Of(width: 333));
        var where = await sent.Next(await Send(sent, await sent.Page("/report"), "路灯不亮", ("a.jpg", both)));
        await sent.SendFrom(where, ("Form.Place", MatterTown.Village));
        await Send(left, await left.Page("/report"), "没有写完", ("a.jpg", both), ("b.jpg", one));
        Task Clear() => town.Town.Scope(async services => { await services.GetRequiredService<RemoveUnsent>().Run(default); return 0; });

        town.Town.Clock.Advance(TimeSpan.FromHours(23));
        await Clear();
        Assert.Equal(3, await town.Town.Db(db => db.Everywhere<Photo>().CountAsync()));

        town.Town.Clock.Advance(TimeSpan.FromHours(2));
        await Clear();
        Assert.NotNull((await town.Town.Db(db => db.Everywhere<Photo>().SingleAsync())).KeptAt);
        Assert.Equal((true, false), (File.Exists(Sealed(town, Hash(both))), File.Exists(Sealed(town, Hash(one)))));
    }

    [Theory, BothDatabases]
    public async Task One_is_taken_away_again_and_the_words_stay(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var resident = town.Town.Anyone();
        var where = await resident.Next(await Send(resident, await resident.Page("/report"), "路灯不亮", ("a.jpg", TestPhotos.Of()), ("b.jpg", TestPhotos.Of(width: 333))));
        var what = await resident.Next(await resident.Submit(where, "button[formaction*=Back]"));

        var page = await Browser.Html(await resident.Submit(what, "button[formaction*=Drop]"));

        Assert.Equal(("路灯不亮", 1), (page.QuerySelector("textarea")!.TextContent.Trim(), page.QuerySelectorAll(".photos img").Length));
    }

    internal static async Task<HttpResponseMessage> Send(Browser browser, IHtmlDocument page, string text, params (string Name, byte[] Bytes)[] files)
    {
        var form = page.QuerySelectorAll("form").OfType<IHtmlFormElement>().First(f => f.Enctype == "multipart/form-data");
        using var body = new MultipartFormDataContent();
        foreach (var hidden in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "hidden"))
        {
            body.Add(new StringContent(hidden.Value), hidden.Name!);
        }

        body.Add(new StringContent(text), "Form.Text");
        foreach (var (name, bytes) in files)
        {
            body.Add(new ByteArrayContent(bytes), "Form.Photos", name);
        }

        return await browser.Http.PostAsync(form.Action, body);
    }

    private static async Task<(int Width, int Height)> Clean(Browser browser, string address)
    {
        var bytes = await (await browser.Get(address)).Content.ReadAsByteArrayAsync();
        Assert.DoesNotContain(TestPhotos.Markers(bytes), marker => marker is 0xE1 or 0xED or 0xFE);
        var text = Encoding.Latin1.GetString(bytes);
        Assert.False(text.Contains("Exif", StringComparison.Ordinal) || text.Contains("GPS", StringComparison.Ordinal) || text.Contains(TestPhotos.Camera, StringComparison.Ordinal));
        using var picture = SKBitmap.Decode(bytes);
        Assert.True(picture.GetPixel(picture.Width / 2, 10).Red > 200 && picture.GetPixel(picture.Width / 2, picture.Height - 10).Blue > 200, "It is not held upright.");
        return (picture.Width, picture.Height);
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static string Sealed(MatterTown town, string hash) =>
        Path.Combine(town.Town.Services.GetRequiredService<DataFolder>().Sites, $"{town.Town.Site.Code}.files", "sealed", hash[..2], hash);
}
