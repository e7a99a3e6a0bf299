using Microsoft.AspNetCore.Mvc.Filters;

namespace Gridwork.Platform;

/// <summary>
/// The back button shows the very form that was sent, with its id and what was typed: sent again it makes nothing twice.
/// A page that the browser may not store is fetched anew, with a new id; one that answers a form is not shown at all.
/// The form is sent to a handler by name: an answer from the page's own address makes the browser forget its copy.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SameFormOnBackAttribute : ResultFilterAttribute
{
    public override void OnResultExecuting(ResultExecutingContext context) => context.HttpContext.Response.OnStarting(static state =>
    {
        // The form's token has forbidden to store the page. This asks again each time but on the way back.
        var headers = ((HttpResponse)state).Headers;
        headers.CacheControl = "private, no-cache";
        headers.Remove("Pragma");
        return Task.CompletedTask;
    }, context.HttpContext.Response);
}
