using System.Net;
using AngleSharp.Html.Dom;

namespace Gridwork.Tests.Portal;

/// <summary>A report through its pages, as a resident goes through them.</summary>
internal static class ReportWalk
{
    extension(Browser browser)
    {
        /// <summary>The page that an answer leads to, which must be one that leads on.</summary>
        public async Task<IHtmlDocument> Next(HttpResponseMessage answer)
        {
            if (answer.StatusCode is not HttpStatusCode.Found)
            {
                Assert.Fail($"{answer.RequestMessage!.RequestUri} {answer.StatusCode}: {(await Browser.Html(answer)).QuerySelector("main")?.TextContent}");
            }

            return await browser.Page(answer.Headers.Location!.ToString());
        }

        /// <summary>From the page of the place to the last page, past the one that asks whether it is the same.</summary>
        public async Task<IHtmlDocument> Last(IHtmlDocument where, params (string Field, string Value)[] place)
        {
            var next = await browser.Next(await browser.Submit(where, "main form", place));
            return next.Url.EndsWith("/twins", StringComparison.Ordinal) ? await browser.Next(await browser.Submit(next, "main form")) : next;
        }

        /// <summary>From the page of the place on, to the answer that leads to the receipt.</summary>
        public async Task<HttpResponseMessage> SendFrom(IHtmlDocument where, params (string Field, string Value)[] place) =>
            await browser.Submit(await browser.Last(where, place), "main form");
    }
}
