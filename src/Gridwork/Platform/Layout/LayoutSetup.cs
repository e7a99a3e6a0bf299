using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gridwork.Platform.Layout.Errors;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Layout.Kept;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;

namespace Gridwork.Platform.Layout;

/// <summary>Words, frames, fields, headers, limits and pages of errors: what every page has without asking.</summary>
internal static class LayoutSetup
{
    private const int Kilobyte = 1024;

    public static void AddLayout(this IServiceCollection services, IReadOnlyList<IModule> modules)
    {
        services.AddWords();
        services.AddSingleton<LookFiles>();
        services.AddScoped<KeptForms>();
        services.AddSingleton(new DeskMenu(modules));
        services.AddSingleton<IStringLocalizerFactory, FieldWords>();
        services.AddSingleton<IPostConfigureOptions<MvcOptions>, FieldSentences>();
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.Configure<AntiforgeryOptions>(token =>
        {
            token.Cookie.Name = "gridwork-form";
            token.Cookie.SameSite = SameSiteMode.Strict;
            token.SuppressXFrameOptionsHeader = true;
        });
        services.Configure<CookieTempDataProviderOptions>(said => said.Cookie.Name = "gridwork-said");
        services.Configure<KestrelServerOptions>(server =>
        {
            server.AddServerHeader = false;
            server.Limits.MaxRequestBodySize = Kilobyte * Kilobyte;
        });
        services.Configure<FormOptions>(form =>
        {
            form.ValueCountLimit = 500;
            form.KeyLengthLimit = 200;
            form.ValueLengthLimit = Kilobyte * Kilobyte; // as the body: what fits is read, and the field itself says what is too long
            form.MultipartBodyLengthLimit = Kilobyte * Kilobyte;
        });
        services.Configure<MvcOptions>(mvc =>
        {
            mvc.Filters.Add<MethodRefused>(MethodRefused.Order);
            mvc.Filters.Add<TokenRefused>();
            mvc.Filters.Add<KeptFormSent>(KeptFormSent.Order);
            mvc.Filters.Add<FillAgain>();
        });
    }

    /// <summary>Stands before everything else, so that a site that cannot be opened still gets a page in the house's look.</summary>
    public static void UseLayout(this WebApplication app)
    {
        app.Use(SecurityHeaders.Add);
        app.Use(app.Services.GetRequiredService<LookFiles>().Serve);
        app.Use(Preferences.Keep);
        app.UseMiddleware<ErrorPages>();
    }

    /// <summary>Stands after routing: an address that is nobody's is not found for everyone, instead of asking for a sign-in first.</summary>
    public static void UseNotFound(this WebApplication app)
    {
        app.Use(NotFound);
        app.Use(TooMuch.Refuse);
    }

    private static async Task NotFound(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint() is { DisplayName: not "405 HTTP Method Not Supported" })
        {
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        await (http.GetEndpoint()?.RequestDelegate?.Invoke(http) ?? Task.CompletedTask);
    }
}
