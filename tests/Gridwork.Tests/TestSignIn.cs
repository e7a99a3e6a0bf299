using System.Security.Claims;
using System.Text.Encodings.Web;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gridwork.Tests;

/// <summary>Believes the headers about who is asking. A request without them goes the real way, by cookie.</summary>
internal sealed class TestSignIn(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string PersonHeader = "X-Test-Person";
    private const string AreaHeader = "X-Test-Area";
    private const string UnitsHeader = "X-Test-Units";
    private const string CanHeader = "X-Test-Can";

    public static void Write(HttpClient http, PersonId person, string area, Guid[] units, string[] can)
    {
        http.DefaultRequestHeaders.Add(PersonHeader, person.Value.ToString());
        http.DefaultRequestHeaders.Add(AreaHeader, area);
        http.DefaultRequestHeaders.Add(UnitsHeader, string.Join(',', units));
        http.DefaultRequestHeaders.Add(CanHeader, string.Join(',', can));
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers[PersonHeader].ToString() is not { Length: > 0 } person)
        {
            return await Context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        }

        var site = Context.RequestServices.GetRequiredService<CurrentSite>().Value.Code;
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, person), new(ClaimTypes.Name, "test"), new("site", site)], Scheme.Name);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <summary>The posts of a person who stands in the headers; the real source for everyone else.</summary>
    public sealed class Posts(IHttpContextAccessor http, IEnumerable<ILeaveOut> leftOut, ICallerSource? real) : ICallerSource
    {
        public async Task<Caller?> Of(PersonId person, CancellationToken ct)
        {
            // In the background nobody asks: what somebody may do then stands in their posts.
            if (http.HttpContext?.Request.Headers is not { } headers || !headers.ContainsKey(PersonHeader))
            {
                return real is null ? null : await real.Of(person, ct);
            }

            var scope = new AreaScope(Parts(headers[AreaHeader]).Select(AreaCode.Of));
            var units = Parts(headers[UnitsHeader]).Select(Guid.Parse).ToHashSet();
            return await leftOut.All(new Caller(person, "测试员", Parts(headers[CanHeader]).ToDictionary(c => c, _ => scope, StringComparer.Ordinal), units), ct);
        }

        private static string[] Parts(string? header) => (header ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
    }
}

internal static class TestSignInSetup
{
    public static void AddTestSignIn(this IServiceCollection services)
    {
        var real = services.LastOrDefault(d => d.ServiceType == typeof(ICallerSource));
        services.AddHttpContextAccessor();
        services.AddScoped<ICallerSource>(scope => new TestSignIn.Posts(scope.GetRequiredService<IHttpContextAccessor>(), scope.GetServices<ILeaveOut>(), Made(scope, real)));
        services.AddAuthentication(o =>
        {
            o.DefaultScheme = "Test";
            o.DefaultChallengeScheme = IdentityConstants.ApplicationScheme;
            o.DefaultForbidScheme = IdentityConstants.ApplicationScheme;
        }).AddScheme<AuthenticationSchemeOptions, TestSignIn>("Test", configureOptions: null);
    }

    private static ICallerSource? Made(IServiceProvider scope, ServiceDescriptor? real) =>
        real?.ImplementationFactory?.Invoke(scope) as ICallerSource
        ?? (real?.ImplementationType is { } type ? (ICallerSource)ActivatorUtilities.CreateInstance(scope, type) : null);
}
