using Gridwork.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing.Template;

namespace Gridwork.Matters.Explaining;

/// <summary>What a page of the program asks of its reader: nothing, to be signed in, or permissions.</summary>
internal sealed record AskedByPage(bool Public, IReadOnlyList<string> Permissions);

internal sealed class PageOfAddress(IEnumerable<EndpointDataSource> sources)
{
    /// <summary>Null where there is no such page.</summary>
    public AskedByPage? Find(string address)
    {
        var path = new PathString(address.Split('?', '#')[0]);
        var found = sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText is { Length: > 0 } text && !text.Contains("**", StringComparison.Ordinal) && Fits(text, path))
            .MinBy(e => e.RoutePattern.InboundPrecedence);
        return found is null ? null : new AskedByPage(
            found.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            [.. found.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).OfType<string>().Where(p => p is not Own.Policy).Distinct(StringComparer.Ordinal)]);
    }

    private static bool Fits(string pattern, PathString path) => new TemplateMatcher(TemplateParser.Parse(pattern), []).TryMatch(path, []);
}
