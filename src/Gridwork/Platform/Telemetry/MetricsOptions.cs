using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Gridwork.Platform.Telemetry;

/// <summary>Who may read <c>/metrics</c>; section <c>Metrics</c> of the settings. A program on this machine that asks by a local name always may.</summary>
public sealed class MetricsOptions
{
    private const int ShortestToken = 20;
    private const string Bearer = "Bearer ";

    /// <summary>Addresses or networks, parted by commas: <c>10.0.3.7, 10.0.4.0/24</c>.</summary>
    public string Trusted { get; init; } = "";

    /// <summary>Who sends it as a bearer may read from anywhere.</summary>
    public string Token { get; init; } = "";

    public bool IsReadable => Parts.All(part => Network(part) is not null) && Token.Length is 0 or >= ShortestToken;

    // A proxy on this machine passes on the site's host name: what comes through it is not local.
    internal bool LetsRead(HttpContext http) => (http.Connection.RemoteIpAddress is { } from && (Trusts(from) || (IPAddress.IsLoopback(from) && IsLocal(http.Request.Host.Host))))
        || Fits(http.Request.Headers.Authorization.ToString());

    private IEnumerable<string> Parts => Trusted.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLocal(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private bool Trusts(IPAddress from)
    {
        var address = from.IsIPv4MappedToIPv6 ? from.MapToIPv4() : from;
        return Parts.Any(part => Network(part)?.Contains(address) is true);
    }

    private bool Fits(string header) => Token.Length > 0 && header.StartsWith(Bearer, StringComparison.Ordinal)
        && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(header[Bearer.Length..])), SHA256.HashData(Encoding.UTF8.GetBytes(Token)));

    private static IPNetwork? Network(string part) => IPNetwork.TryParse(part, out var network) ? network
        : IPAddress.TryParse(part, out var address) ? new(address, address.GetAddressBytes().Length * 8) : null;
}
