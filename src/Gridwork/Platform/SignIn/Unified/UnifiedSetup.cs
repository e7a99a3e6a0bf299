using OpenIddict.Client;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Gridwork.Platform.SignIn.Unified;

internal static class UnifiedSetup
{
    public const string Back = "/sign-in/unified/back";

    public static void AddUnifiedSignIn(this IServiceCollection services, IConfiguration settings)
    {
        var all = settings.GetSection("Unified").GetChildren().ToDictionary(s => s.Key, s => s.Get<UnifiedSignIn>() ?? new UnifiedSignIn(), StringComparer.Ordinal);
        foreach (var (code, one) in all)
        {
            one.Check(code);
        }

        services.AddSingleton(new UnifiedSignIns(all));
        services.AddScoped<EnterUnified>();
        services.AddScoped<UnifiedLink>();
        if (all.Count > 0)
        {
            services.AddOpenIddict().AddClient(client => Client(client, all));
        }
    }

    // Code flow with its challenge, and nothing of the provider's kept: neither tokens nor what else it knows of a person.
    private static void Client(OpenIddictClientBuilder client, Dictionary<string, UnifiedSignIn> all)
    {
        client.AllowAuthorizationCodeFlow().SetRedirectionEndpointUris(Back).DisableTokenStorage();
        client.UseDataProtection();
        client.AddEphemeralEncryptionKey().AddEphemeralSigningKey(); // asked for, and not used: states are sealed by data protection, whose keys all machines share
        client.UseSystemNetHttp();
        client.UseAspNetCore().EnableRedirectionEndpointPassthrough().EnableErrorPassthrough()
            .DisableTransportSecurityRequirement() // where a proxy ends the encryption, this side is plain
            .Configure(asked =>
            {
                asked.CookieBuilder.SameSite = SameSiteMode.Lax; // the answer comes as an address that is opened
                asked.CookieBuilder.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            });
        foreach (var (code, one) in all)
        {
            client.AddRegistration(new OpenIddictClientRegistration
            {
                RegistrationId = code,
                Issuer = new Uri(one.Issuer),
                ClientId = one.Client,
                ClientSecret = string.IsNullOrEmpty(one.Secret) ? null : one.Secret,
                RedirectUri = new Uri(Back, UriKind.Relative),
                Scopes = { Scopes.OpenId },
                ResponseModes = { ResponseModes.Query },
            });
        }
    }
}
