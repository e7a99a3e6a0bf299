using System.Net;
using AngleSharp.Html.Dom;
using Gridwork.Matters;

namespace Gridwork.Tests.Matters;

/// <summary>A matter that was closed, and the pages of whoever reported it.</summary>
internal static class FollowUpTown
{
    public static MatterBuilder Closed(MatterTown town) => new MatterBuilder().Accepted().Dispatched(town.Works.Id, town.Works.Name).Taken().Handled().Closed();

    public static string Follow(Matter matter) => $"/follow?no={matter.Number}&key={matter.QueryCode}";

    public static string Answer(Matter matter) => $"/follow/answer?no={matter.Number}&key={matter.QueryCode}";

    public static string Text(IHtmlDocument page) => page.QuerySelector("main")!.TextContent;

    public static async Task Done(Task<HttpResponseMessage> answer)
    {
        var page = await answer;
        Assert.True(page.StatusCode is HttpStatusCode.Redirect, page.StatusCode is HttpStatusCode.Redirect ? "" : $"{page.StatusCode} {Text(await Browser.Html(page))}");
    }

    public static async Task<IHtmlDocument> Refused(Task<HttpResponseMessage> answer, HttpStatusCode status = HttpStatusCode.UnprocessableEntity)
    {
        var page = await answer;
        Assert.Equal(status, page.StatusCode);
        var html = await Browser.Html(page);
        Assert.NotNull(html.QuerySelector("[role=alert]"));
        return html;
    }
}
