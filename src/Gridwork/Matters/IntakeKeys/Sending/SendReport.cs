using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Reporting;
using Gridwork.Platform;
using Gridwork.Platform.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Gridwork.Matters.IntakeKeys.Sending;

/// <summary>Takes a report from another system, by the same door as the resident's form and the clerk's.</summary>
internal sealed class SendReport(KeyHolder keys, AreaBooks books, CurrentCaller caller, IServiceProvider services, Words words)
{
    private const int Kilobytes = 64;

    public async Task<IResult> Run(HttpContext http, CancellationToken ct)
    {
        var key = await keys.Of(http.Request.Headers.Authorization, ct);
        if (!key.Ok)
        {
            return Refused(http, key.Problem);
        }

        var sent = await Read(http.Request, ct);
        if ((sent.Problem ?? await Elsewhere(key.Value, sent.Value!.Place, ct)) is { } refused)
        {
            return Refused(http, refused);
        }

        // From here on the key's holder is who asks.
        caller.Value = KeyHolder.Caller(key.Value, await books.Today(ct));
        var taken = await services.GetRequiredService<ReportMatter>().Run(sent.Value!, key.Value.Channel, ct);
        if (!taken.Ok)
        {
            return Refused(http, taken.Problem);
        }

        if (!taken.Value.Again)
        {
            await keys.Used(key.Value, ct);
        }

        var receipt = taken.Value.Receipt;
        var follow = $"{http.Request.Scheme}://{http.Request.Host}/follow{QueryString.Create("no", receipt.Number).Add("key", receipt.QueryCode)}";
        http.Response.Headers.CacheControl = "no-store";
        var answer = new SentReceipt(receipt.Id, receipt.Number, receipt.QueryCode, Whole(receipt.At), taken.Value.Promised?.ToOffset(CivilTime.Offset), follow);
        return taken.Value.Again ? TypedResults.Ok(answer) : TypedResults.Created(follow, answer);
    }

    // Alike before and after it was kept.
    private static DateTimeOffset Whole(DateTimeOffset at) => new DateTimeOffset(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero).ToOffset(CivilTime.Offset);

    private static async Task<Result<Contracts.Report>> Read(HttpRequest request, CancellationToken ct)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            return new NotJson();
        }

        var body = await request.BodyReader.ReadAtLeastAsync((Kilobytes * 1024) + 1, ct);
        try
        {
            return body.Buffer.Length > Kilobytes * 1024 ? new TooMuchSent(Kilobytes) : Parse(body.Buffer);
        }
        finally
        {
            request.BodyReader.AdvanceTo(body.Buffer.End);
        }
    }

    private static Result<Contracts.Report> Parse(ReadOnlySequence<byte> json)
    {
        try
        {
            var reader = new Utf8JsonReader(json);
            return JsonSerializer.Deserialize<SentReport>(ref reader, SentReport.Json) is { } sent && !reader.Read() ? sent.Read() : new JsonUnreadable("", 1);
        }
        catch (JsonException unreadable)
        {
            return new JsonUnreadable(unreadable.Path ?? "", (unreadable.LineNumber ?? 0) + 1);
        }
    }

    private async Task<Problem?> Elsewhere(IntakeKey key, string? place, CancellationToken ct) =>
        await books.Today(ct) is var book && book.Lineage.Now(key.Area) is var own && AreaCode.TryParse(place, out var area) && !own.Contains(book.Lineage.Now(area)) ? new AreaNotOfKey(book.FullName(own)) : null;

    private ProblemHttpResult Refused(HttpContext http, Problem problem)
    {
        var status = problem switch
        {
            KeyUnknown or KeyEnded => StatusCodes.Status401Unauthorized,
            JsonUnreadable => StatusCodes.Status400BadRequest,
            NotJson => StatusCodes.Status415UnsupportedMediaType,
            TooMuchSent => StatusCodes.Status413PayloadTooLarge,
            TooManyByKey => StatusCodes.Status429TooManyRequests,
            _ => problem.Status,
        };
        http.Response.Headers.CacheControl = "no-store";
        switch (status)
        {
            case StatusCodes.Status401Unauthorized:
                http.Response.Headers.WWWAuthenticate = "Bearer";
                break;
            case StatusCodes.Status429TooManyRequests:
                http.Response.Headers.RetryAfter = TimeSpan.FromMinutes(1).TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
                break;
        }

        return TypedResults.Problem(words.Of(problem), title: words["intake.refused"], statusCode: status, type: $"urn:gridwork:{problem.Code}");
    }
}
