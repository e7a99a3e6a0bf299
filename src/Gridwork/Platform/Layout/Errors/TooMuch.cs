using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Layout.Errors;

/// <summary>
/// Refuses a body that says itself that it is too large, and reads it away first: a browser that is still sending when the connection
/// is closed shows a broken connection instead of our page.
/// </summary>
internal static class TooMuch
{
    // More than this is cut off; nobody sends so much by mistake.
    private const long MostReadAway = 256L << 20;

    public static async Task Refuse(HttpContext http, RequestDelegate next)
    {
        var feature = http.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var most = OfPage(http);
        if (http.Request.ContentLength is not { } length || length <= (most ?? long.MaxValue))
        {
            await next(http);
            return;
        }

        if (length <= MostReadAway && feature is { IsReadOnly: false })
        {
            feature.MaxRequestBodySize = length;
            await http.Request.Body.CopyToAsync(Stream.Null, http.RequestAborted);
        }

        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
    }

    // A page that takes files reads more than others, but no more words.
    private static long? OfPage(HttpContext http) =>
        http.Request.HasFormContentType && http.Request.ContentType!.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            && http.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own
                ? own.MaxRequestBodySize
                : http.RequestServices.GetRequiredService<IOptions<KestrelServerOptions>>().Value.Limits.MaxRequestBodySize;
}
