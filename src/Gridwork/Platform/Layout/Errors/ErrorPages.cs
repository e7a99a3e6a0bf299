using Gridwork.Platform.Layout.Kept;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Gridwork.Platform.Layout.Errors;

/// <summary>
/// Answers what nobody answered: a status without a page, and an exception. It renders its view by itself, because the way through
/// the rest of the program may be what is broken.
/// </summary>
internal sealed class ErrorPages(RequestDelegate next, IActionResultExecutor<ViewResult> views, ILogger<ErrorPages> log)
{
    public const string StaleForm = "stale-form";

    /// <summary>What was typed into a form that could not be saved: the page carries it and sends it again.</summary>
    public const string Kept = "kept";

    private static readonly int[] WithWords = [400, 403, 404, 405, 413, 500, 503];

    public async Task InvokeAsync(HttpContext http)
    {
        await Run(http);
        if (ShowAgain.Turn(http))
        {
            await Run(http);
            Lost(http);
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } && !http.RequestAborted.IsCancellationRequested)
        {
            await Show(http);
        }
    }

    private async Task Run(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            Tell(http.Request, failure);
            http.Response.Clear();
            http.Response.StatusCode = StatusOf(failure, http.Request);
        }
    }

    // The form's page could not be shown: it has none of its own, or what it is about has gone.
    private static void Lost(HttpContext http)
    {
        if (http.Features.Get<ShowAgain>() is { Shown: false } && http.Response is { HasStarted: false, StatusCode: < 500 })
        {
            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    }

    private void Tell(HttpRequest request, Exception failure)
    {
        if (StatusOf(failure, request) >= 500)
        {
            log.LogError(failure, "{Method} {Path} failed", request.Method, request.Path);
        }
    }

    // A form with characters that no form has never became one.
    private static bool IsUnreadable(Exception failure, HttpRequest request) =>
        failure is InvalidDataException && request.HasFormContentType && request.HttpContext.Features.Get<IFormFeature>() is { Form: null };

    private static int StatusOf(Exception failure, HttpRequest request)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is BadHttpRequestException bad)
            {
                return bad.StatusCode;
            }

            if (IsUnreadable(e, request))
            {
                return StatusCodes.Status400BadRequest;
            }

            if (Away.Says(e))
            {
                return StatusCodes.Status503ServiceUnavailable;
            }
        }

        return StatusCodes.Status500InternalServerError;
    }

    private async Task Show(HttpContext http)
    {
        var status = http.Response.StatusCode;
        var key = http.Items.ContainsKey(StaleForm) && status == 400 ? StaleForm : $"{(WithWords.Contains(status) ? status : status >= 500 ? 500 : 400)}";
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "30";
        }

        http.Response.Headers.CacheControl = "no-store";
        if (WantsJson(http.Request))
        {
            var words = http.RequestServices.GetRequiredService<Words>();
            await TypedResults.Problem(words[$"error.{key}.says"], title: words[$"error.{key}.title"], statusCode: status, type: $"urn:gridwork:http.{key}").ExecuteAsync(http);
            return;
        }

        http.SetEndpoint(null);
        var view = new ViewResult
        {
            StatusCode = status,
            ViewName = "/Platform/Layout/Errors/Error.cshtml",
            ViewData = new ViewDataDictionary<string>(new EmptyModelMetadataProvider(), new ModelStateDictionary())
            {
                Model = key,
                [Kept] = status == StatusCodes.Status503ServiceUnavailable ? await Typed(http) : [],
            },
        };
        await views.ExecuteAsync(new ActionContext(http, new RouteData(), new ActionDescriptor()), view);
    }

    private static async Task<IReadOnlyList<KeyValuePair<string, string>>> Typed(HttpContext http) =>
        (http.Features.Get<ShowAgain>() is { At: null } again ? again.Typed : await TypedForm.Of(http)) is { HadFiles: false } typed ? typed.Fields : [];

    private static bool WantsJson(HttpRequest request)
    {
        if (request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            return true;
        }

        var accept = request.Headers.Accept.ToString();
        return accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
