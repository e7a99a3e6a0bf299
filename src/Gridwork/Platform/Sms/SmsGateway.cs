using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Sites;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Sms;

/// <summary>Hands one message to the gateway, over a connection of its own: one that is used again may send a second time by itself.</summary>
internal sealed class SmsGateway(IOptions<SmsOptions> options, Practice practice, IHttpClientFactory clients)
{
    public const string Client = "sms";

    private const int MostSaid = 200;

    /// <summary>Never in a copy to practise on: from there nothing leaves.</summary>
    public bool IsSet => options.Value.IsSet && !practice.On;

    /// <param name="id">The same for every try of one message, for a gateway that keeps count.</param>
    public async Task<(SendOutcome Outcome, string Said)> Send(string phone, string text, Guid id, CancellationToken ct)
    {
        var set = options.Value;
        using var http = clients.CreateClient(Client);
        http.Timeout = TimeSpan.FromSeconds(set.TimeoutSeconds);
        using var request = new HttpRequestMessage(HttpMethod.Post, set.Url)
        {
            Content = new StringContent(Filled(set, phone, text, id), Encoding.UTF8, set.Type),
            Version = HttpVersion.Version11,
        };
        if (set.Header?.Split(':', 2) is [var name, var value])
        {
            request.Headers.TryAddWithoutValidation(name.Trim(), value.Trim());
        }

        try
        {
            using var answer = await http.SendAsync(request, ct);
            return answer.IsSuccessStatusCode ? (SendOutcome.Taken, "") : (SendOutcome.Refused, $"HTTP {(int)answer.StatusCode}");
        }
        catch (HttpRequestException away) when (away.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError)
        {
            return (SendOutcome.NotReached, Short(away.Message));
        }
        catch (HttpRequestException broken)
        {
            return (SendOutcome.Doubt, Short(broken.Message));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return (SendOutcome.Doubt, $"{set.TimeoutSeconds} s");
        }
    }

    private static string Filled(SmsOptions set, string phone, string text, Guid id) =>
        set.Body.Replace("{phone}", Written(set, phone), StringComparison.Ordinal).Replace("{id}", Written(set, $"{id}"), StringComparison.Ordinal).Replace("{text}", Written(set, text), StringComparison.Ordinal);

    private static string Written(SmsOptions set, string value) => set.Type.EndsWith("json", StringComparison.OrdinalIgnoreCase) ? JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(value)
        : set.Type.EndsWith("form-urlencoded", StringComparison.OrdinalIgnoreCase) ? Uri.EscapeDataString(value)
        : value;

    private static string Short(string said) => said.Length <= MostSaid ? said : said[..MostSaid];
}

internal static class SmsSetup
{
    public static void AddSms(this IServiceCollection services)
    {
        services.AddOptions<SmsOptions>().BindConfiguration("Sms").ValidateDataAnnotations().ValidateOnStart();
        services.AddHttpClient(SmsGateway.Client).ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.Zero });
        services.AddScoped<SmsGateway>();
    }
}
