using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Gridwork.Platform.Layout.Errors;

/// <summary>A form without a good token: says so in words.</summary>
internal sealed class TokenRefused : IAlwaysRunResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is not IAntiforgeryValidationFailedResult)
        {
            return;
        }

        context.HttpContext.Items[ErrorPages.StaleForm] = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
