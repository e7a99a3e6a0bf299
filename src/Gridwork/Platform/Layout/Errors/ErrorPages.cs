using System.Data.Common;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Data.Sqlite;
using Npgsql;

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
        try
        {
            await next(http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception failure) when (!http.Response.HasStarted)
        {
            Tell(http.Request, failure);
            http.Response.Clear();
            http.Response.StatusCode = StatusOf(failure);
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
        {
            await Show(http);
        }
    }

    private void Tell(HttpRequest request, Exception failure)
    {
        if (StatusOf(failure) >= 500)
        {
            log.LogError(failure, "{Method} {Path} failed", request.Method, request.Path);
        }
    }

    private static int StatusOf(Exception failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            if (e is BadHttpRequestException bad)
            {
                return bad.StatusCode;
            }

            if (IsAway(e))
            {
                return StatusCodes.Status503ServiceUnavailable;
            }
        }

        return StatusCodes.Status500InternalServerError;
    }

    // A refused statement is a bug of ours; a database that is down, starting, full or busy is not.
    private static bool IsAway(Exception e) => e switch
    {
        PostgresException p => p.SqlState[..2] is "08" or "28" or "3D" or "53" or "57",
        NpgsqlException => true,
        SqliteException s => s.SqliteErrorCode is 5 or 6 or 8 or 10 or 13 or 14,
        DbException d => d.IsTransient,
        _ => false,
    };

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
                [Kept] = status == StatusCodes.Status503ServiceUnavailable ? await Typed(http.Request) : [],
            },
        };
        await views.ExecuteAsync(new ActionContext(http, new RouteData(), new ActionDescriptor()), view);
    }

    // A form with a password is not carried on: it is short, and a secret has no place in a page.
    private static async Task<KeyValuePair<string, string>[]> Typed(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return [];
        }

        try
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            return form.Files.Count > 0 || form.Keys.Any(k => k.Contains("Password", StringComparison.OrdinalIgnoreCase))
                ? []
                : [.. form.SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))];
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            return [];
        }
    }

    private static bool WantsJson(HttpRequest request)
    {
        var accept = request.Headers.Accept.ToString();
        return accept.Contains("json", StringComparison.OrdinalIgnoreCase) && !accept.Contains("text/html", StringComparison.OrdinalIgnoreCase);
    }
}
