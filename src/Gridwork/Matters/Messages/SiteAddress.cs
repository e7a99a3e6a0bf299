using Gridwork.Platform.Sites;
using Microsoft.Extensions.Options;

namespace Gridwork.Matters.Messages;

/// <summary>A page of the site as it is written for somebody who is not looking at it.</summary>
internal sealed class SiteAddress(CurrentSite site, IOptions<MessageOptions> options)
{
    /// <summary>Null where neither the deployer nor the site names a host.</summary>
    public string? Of(string page) => (options.Value.Address ?? (site.Value.Hosts.Count > 0 ? $"https://{site.Value.Hosts[0]}" : null)) is { } address ? $"{address.TrimEnd('/')}{page}" : null;
}
