using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Layout.Errors;

/// <summary>A page that has no answer for a method (PUT; a post where there is no form) would be shown as if it had been opened: 405 instead.</summary>
internal sealed class MethodRefused : IAuthorizationFilter
{
    /// <summary>Before the form's token is looked for, which would say something else.</summary>
    public const int Order = 900;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        var method = context.HttpContext.Request.Method;
        if (context.ActionDescriptor is not CompiledPageActionDescriptor page || HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || Answers(page, method))
        {
            return;
        }

        context.HttpContext.Response.Headers.Allow = Answers(page, HttpMethods.Post) ? "GET, HEAD, POST" : "GET, HEAD";
        context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
    }

    private static bool Answers(CompiledPageActionDescriptor page, string method) =>
        page.HandlerMethods.Any(handler => string.Equals(handler.HttpMethod, method, StringComparison.OrdinalIgnoreCase));
}
