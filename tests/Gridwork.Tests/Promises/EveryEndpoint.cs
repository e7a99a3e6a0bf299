using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gridwork.Tests.Promises;

/// <summary>All addresses that the program answers, as it knows them itself.</summary>
internal static partial class EveryEndpoint
{
    public static async Task<IReadOnlyList<(string Route, EndpointMetadataCollection Metadata, CompiledPageActionDescriptor? Page)>> Of(TownHost host)
    {
        var found = new List<(string, EndpointMetadataCollection, CompiledPageActionDescriptor?)>();
        var loader = host.Services.GetRequiredService<PageLoader>();
        foreach (var endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().DistinctBy(e => e.RoutePattern.RawText, StringComparer.Ordinal))
        {
            // A page's attributes are known once it is loaded, as its first request does.
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } made ? await loader.LoadAsync(made, endpoint.Metadata) : null;
            found.Add(($"/{endpoint.RoutePattern.RawText?.TrimStart('/')}", page?.Endpoint?.Metadata ?? endpoint.Metadata, page));
        }

        return found;
    }

    /// <summary>What may be left out is left out: the list, not one of it.</summary>
    public static string Filled(string route, string id) => Parameter().Replace(route, parameter => parameter.Value.EndsWith("?}", StringComparison.Ordinal) ? ""
        : parameter.Value.EndsWith(":int}", StringComparison.Ordinal) ? "1" : id);

    /// <summary>Every part by itself.</summary>
    public static string Filled(string route, Func<string> part) => Parameter().Replace(route, _ => part());

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
