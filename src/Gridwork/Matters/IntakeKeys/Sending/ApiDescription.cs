using Microsoft.OpenApi;

namespace Gridwork.Matters.IntakeKeys.Sending;

/// <summary>What other systems may ask, and its description in OpenAPI, made from the endpoint itself.</summary>
internal static class ApiDescription
{
    private const string Scheme = "key";

    // To routing: what is not JSON is refused in words by the endpoint itself.
    private const string Anything = "*/*";

    public static void AddApiDescription(this IServiceCollection services) => services.AddOpenApi(api =>
    {
        api.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        api.AddOperationTransformer((operation, _, _) =>
        {
            if (operation.RequestBody?.Content is { } content && content.Remove(Anything, out var body))
            {
                content["application/json"] = body;
            }

            return Task.CompletedTask;
        });
        api.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo { Title = "Gridwork", Version = "1", Description = "Reports from other systems. Refusals are application/problem+json, in words, Chinese or English by Accept-Language." };
            document.Servers = []; // where it was asked for
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
            {
                [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "An intake key, made at /settings/intake-keys." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, document)] = [] }];
            return Task.CompletedTask;
        });
    });

    public static void MapApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/matters", (HttpContext http, SendReport send, CancellationToken ct) => send.Run(http, ct))
            .AllowAnonymous() // the key is asked for inside, and answered in JSON
            .WithName("SendReport")
            .WithSummary("Sends a report.")
            .WithDescription("201 with the receipt of a new report; 200 with the same receipt when the same report was sent before under this id; 409 when another one was.")
            .Accepts<SentReport>(Anything)
            .Produces<SentReceipt>(StatusCodes.Status201Created)
            .Produces<SentReceipt>()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status429TooManyRequests)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        endpoints.MapOpenApi("/api/openapi.json").AllowAnonymous();
    }
}
