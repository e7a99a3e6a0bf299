using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gridwork.Platform.Certificates;

internal static class CertificatesSetup
{
    /// <summary>For addresses that begin with https; who sets certificates in the server's own section <c>Kestrel</c> is not disturbed.</summary>
    public static void AddCertificates(this IServiceCollection services, IConfiguration settings)
    {
        services.AddSingleton<CertificateFolder>();
        services.AddSingleton<MakeCertificate>();
        services.AddSingleton<ServedCertificate>();
        if (settings.GetSection("Kestrel").Exists())
        {
            return;
        }

        services.AddOptions<KestrelServerOptions>().Configure<ServedCertificate>((server, served) => server.ConfigureHttpsDefaults(https =>
        {
            https.ServerCertificateSelector = (_, _) => served.Now()?.TargetCertificate; // the server wants one to be set
            https.OnAuthenticate = (_, tls) =>
            {
                tls.ServerCertificateSelectionCallback = null;
                tls.ServerCertificateContext = served.Now();
            };
        }));
    }
}
