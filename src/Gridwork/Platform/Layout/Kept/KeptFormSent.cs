using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gridwork.Platform.Layout.Kept;

/// <summary>A form that comes back from the sign-in is shown at its own address, and not done: it bears no token, and needs none.</summary>
internal sealed class KeptFormSent(KeptForms forms, Caller caller) : IAsyncAuthorizationFilter
{
    /// <summary>After the page's limits are set, and before its form's token is looked for.</summary>
    public const int Order = 950;

    public async Task OnAuthorizationAsync(AuthorizationFilterContext context)
    {
        var request = context.HttpContext.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType
            || (await request.ReadFormAsync(context.HttpContext.RequestAborted))[KeptForms.Field].ToString() is not { Length: > 0 } kept)
        {
            return;
        }

        var address = ShowAgain.Address(request);
        if (forms.Open(kept, address, caller.Id) is not { } typed)
        {
            context.Result = new LocalRedirectResult(address);
            return;
        }

        context.HttpContext.Features.Set(new ShowAgain(typed, "form.again.signed-in", StatusCodes.Status200OK));
        context.Result = new StatusCodeResult(StatusCodes.Status400BadRequest);
    }
}
