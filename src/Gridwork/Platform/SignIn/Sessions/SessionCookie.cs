using Microsoft.AspNetCore.Authentication.Cookies;

namespace Gridwork.Platform.SignIn.Sessions;

/// <summary>Ties the sign-in cookie to its row: made when it is written, asked for at each request, gone when the person signs out.</summary>
internal static class SessionCookie
{
    public static void Tie(CookieAuthenticationEvents events)
    {
        events.OnSigningIn = context => Sessions(context.HttpContext)
            .Begin(context.Principal!, context.HttpContext.User, context.Request.Headers.UserAgent.ToString(), context.HttpContext.RequestAborted);
        events.OnSigningOut = context => Sessions(context.HttpContext).End(context.HttpContext.User, context.HttpContext.RequestAborted);
        events.OnValidatePrincipal = Validate;
    }

    private static async Task Validate(CookieValidatePrincipalContext context)
    {
        if (await Sessions(context.HttpContext).Goes(context.Principal!, context.HttpContext.RequestAborted) is { } standing)
        {
            context.HttpContext.Features.Set(standing);
            return;
        }

        if (KeepSessions.AccountOf(context.Principal!) is { } account)
        {
            context.HttpContext.Features.Set(new EndedSession(account));
        }

        context.RejectPrincipal();
    }

    private static KeepSessions Sessions(HttpContext http) => http.RequestServices.GetRequiredService<KeepSessions>();
}
