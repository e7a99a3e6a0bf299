using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Gridwork.Platform.Telemetry;

/// <summary>Figures for a monitor that comes and asks; traces only for the collector that the settings name.</summary>
internal static class TelemetrySetup
{
    /// <summary>OpenTelemetry's own name for it. Without it nothing is sent anywhere.</summary>
    public const string Collector = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string Address = "/metrics";

    public static void AddTelemetry(this IServiceCollection services, IConfiguration settings)
    {
        services.AddOptions<MetricsOptions>().BindConfiguration("Metrics")
            .Validate(m => m.IsReadable, "Metrics:Trusted holds addresses or networks (10.0.4.0/24), parted by commas; Metrics:Token has 20 characters or more.").ValidateOnStart();
        services.AddSingleton<ReadWaiting>();
        var telemetry = services.AddOpenTelemetry().ConfigureResource(us => us.AddService("gridwork", autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics
                .AddMeter(Figures.Name, "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore")
                .AddPrometheusExporter());
        if (!string.IsNullOrWhiteSpace(settings[Collector]))
        {
            telemetry.WithTracing(traces => traces.AddSource(Figures.Name).AddAspNetCoreInstrumentation(pages => pages.EnrichWithHttpRequest = static (span, _) =>
            {
                // The route says which page; address and query may hold a number, a key, a name.
                span.SetTag("url.path", null).SetTag("url.query", null).SetTag("user_agent.original", null);
            }).AddOtlpExporter());
        }
    }

    /// <summary>Before a site is chosen: the figures are of the whole program. To whoever may not read them the address is nobody's.</summary>
    public static void UseMetrics(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<MetricsOptions>>();
        app.UseWhen(http => http.Request.Path == Address && options.Value.LetsRead(http), read =>
        {
            read.Use(async (http, next) =>
            {
                await http.RequestServices.GetRequiredService<ReadWaiting>().Run(http.RequestAborted);
                await next(http);
            });
            read.UseOpenTelemetryPrometheusScrapingEndpoint(Address);
        });
    }
}
