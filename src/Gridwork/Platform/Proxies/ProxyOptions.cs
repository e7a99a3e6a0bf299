using System.Net;

namespace Gridwork.Platform.Proxies;

/// <summary>Which machines stand in front and are believed when they say for whom they ask; section <c>Proxy</c> of the settings. This machine itself always is.</summary>
public sealed class ProxyOptions
{
    /// <summary>Addresses or networks, parted by commas: <c>10.0.3.7, 10.0.4.0/24</c>.</summary>
    public string Trusted { get; init; } = "";

    public IEnumerable<string> Parts => Trusted.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool IsReadable => Parts.All(part => IPAddress.TryParse(part, out _) || IPNetwork.TryParse(part, out _));
}
