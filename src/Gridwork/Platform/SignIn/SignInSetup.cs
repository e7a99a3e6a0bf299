using System.Security.Claims;
using Gridwork.Kernel;
using Gridwork.Platform.Layout.Kept;
using Gridwork.Platform.SignIn.SecondFactors;
using Gridwork.Platform.SignIn.Sessions;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;

namespace Gridwork.Platform.SignIn;

internal static class SignInSetup
{
    private const string SiteClaim = "site";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                identity.Password.RequiredLength = 8;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequireUppercase = false;
                identity.User.AllowedUserNameCharacters = "";
                identity.SignIn.RequireConfirmedAccount = true;
            })
            .AddUserStore<AccountStore>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddTokenProvider<OneTimeCodes>(TokenOptions.DefaultAuthenticatorProvider)
            .AddClaimsPrincipalFactory<WithSite>();
        services.AddScoped<IUserConfirmation<Account>, InUse>();
        services.AddCookies();
        services.AddScoped<SignInPerson>();
        services.AddScoped<AfterSignIn>();
        services.AddScoped<FirstPassword>();
        services.Configure<DataProtectionTokenProviderOptions>(links => links.TokenLifespan = FirstPassword.Holds);
        services.AddScoped<CurrentCaller>();
        services.AddScoped(scope => scope.GetRequiredService<CurrentCaller>().Value);
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddScoped<IAuthorizationHandler, PermissionPolicies.Check>();
        services.AddAuthorizationBuilder().AddFallbackPolicy("signed in", p => p.RequireAuthenticatedUser());
    }

    private static void AddCookies(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = SignInPage.Address;
            cookie.AccessDeniedPath = "/forbidden";
            cookie.Cookie.Name = "gridwork";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
            cookie.CookieManager = new SiteCookies();
            SessionCookie.Tie(cookie.Events);
            cookie.Events.OnRedirectToLogin = KeepTyped(cookie.Events.OnRedirectToLogin);
            cookie.Events.OnRedirectToAccessDenied = Status(StatusCodes.Status403Forbidden);
        });
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, cookie =>
        {
            cookie.Cookie.Name = "gridwork-step";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.CookieManager = new SiteCookies();
        });
    }

    /// <summary>Reads who is asking, and from their posts of this moment what they may do.</summary>
    public static void UseSignIn(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.Use(async (http, next) =>
        {
            if (http.User.Identity?.IsAuthenticated == true)
            {
                var site = http.RequestServices.GetRequiredService<CurrentSite>().Value;
                var caller = http.User.FindFirstValue(SiteClaim) == site.Code && Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
                    ? await http.RequestServices.GetRequiredService<ICallerSource>().Of(new PersonId(id), http.RequestAborted)
                    : null;
                if (caller is null)
                {
                    http.User = new ClaimsPrincipal(new ClaimsIdentity());
                }
                else
                {
                    http.RequestServices.GetRequiredService<CurrentCaller>().Value = caller;
                    if (await Owed.Page(http, caller) is { } first)
                    {
                        http.Response.Redirect(first);
                        return;
                    }
                }
            }

            await next(http);
        });
        app.UseAuthorization();
    }

    // A form that nobody signed in sent is not lost: the sign-in is shown in answer to it and carries it.
    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> KeepTyped(Func<RedirectContext<CookieAuthenticationOptions>, Task> plain) => async context =>
    {
        if (await TypedForm.Of(context.HttpContext) is { } typed)
        {
            context.HttpContext.Features.Set(new ShowAgain(typed, "sign-in.kept", StatusCodes.Status401Unauthorized) { At = SignInPage.Address });
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await plain(context);
    };

    private static Func<RedirectContext<CookieAuthenticationOptions>, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>Identity asks it before it looks at the password: a closed account answers as an unknown one.</summary>
    private sealed class InUse : IUserConfirmation<Account>
    {
        public Task<bool> IsConfirmedAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.ClosedAt is null);
    }

    /// <summary>A cookie is good for the site that gave it and no other.</summary>
    private sealed class WithSite(UserManager<Account> users, Microsoft.Extensions.Options.IOptions<IdentityOptions> options, CurrentSite site)
        : UserClaimsPrincipalFactory<Account>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
        {
            var identity = await base.GenerateClaimsAsync(user);
            identity.AddClaim(new Claim(SiteClaim, site.Value.Code));
            return identity;
        }
    }

    /// <summary>Two sites on one host name, or one after the other, do not sign each other's people out: the cookie bears the site's code.</summary>
    private sealed class SiteCookies : ICookieManager
    {
        private readonly ChunkingCookieManager cookies = new();

        public string? GetRequestCookie(HttpContext context, string key) => cookies.GetRequestCookie(context, Key(context, key));

        public void AppendResponseCookie(HttpContext context, string key, string? value, CookieOptions options) =>
            cookies.AppendResponseCookie(context, Key(context, key), value, options);

        public void DeleteCookie(HttpContext context, string key, CookieOptions options) => cookies.DeleteCookie(context, Key(context, key), options);

        private static string Key(HttpContext context, string key) => context.RequestServices.GetRequiredService<CurrentSite>() is { Chosen: true } site ? $"{key}-{site.Value.Code}" : key;
    }
}
