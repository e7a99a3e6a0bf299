using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Proxies;

internal static class ProxiesSetup
{
    /// <summary>Address and scheme of whoever asks, as a trusted proxy tells them; from anybody else the header is not believed.</summary>
    public static void AddProxies(this IServiceCollection services)
    {
        services.AddOptions<ProxyOptions>().BindConfiguration("Proxy").Validate(p => p.IsReadable, "Proxy:Trusted holds addresses or networks (10.0.4.0/24), parted by commas.").ValidateOnStart();
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<ProxyOptions>>((headers, proxy) =>
        {
            (headers.ForwardedHeaders, headers.ForwardLimit) = (ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, null);
            foreach (var part in proxy.Value.Parts)
            {
                if (IPAddress.TryParse(part, out var address))
                {
                    headers.KnownProxies.Add(address);
                }
                else
                {
                    headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(part));
                }
            }
        });
    }
}
