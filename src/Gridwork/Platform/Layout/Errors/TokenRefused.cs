using Gridwork.Platform.Layout.Kept;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gridwork.Platform.Layout.Errors;

/// <summary>A form without a good token: its page is shown again with what was typed; where that cannot be, words say why.</summary>
internal sealed class TokenRefused : IAsyncAlwaysRunResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is IAntiforgeryValidationFailedResult)
        {
            var http = context.HttpContext;
            http.Items[ErrorPages.StaleForm] = true;
            if (await TypedForm.Of(http) is { } typed)
            {
                http.Features.Set(new ShowAgain(typed, "form.again.stale", StatusCodes.Status400BadRequest));
            }
        }

        await next();
    }
}
