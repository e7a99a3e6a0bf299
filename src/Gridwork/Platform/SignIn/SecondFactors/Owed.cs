using Gridwork.Platform.SignIn.Mine.BeginningSecondFactor;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Platform.SignIn.SecondFactors;

/// <summary>How the account of the request stands, as its session was read.</summary>
internal sealed record AccountStanding(bool HasSecondFactor);

/// <summary>What a person has to do for their own account before anything else: until then every other page leads there.</summary>
internal static class Owed
{
    public static async Task<string?> Page(HttpContext http, Caller caller)
    {
        if (http.Features.Get<AccountStanding>() is not { } account || IsOpen(http.GetEndpoint()))
        {
            return null;
        }

        return !account.HasSecondFactor && await http.RequestServices.GetRequiredService<SecondFactorRule>().IsNeededBy(caller, http.RequestAborted) ? BeginSecondFactorPage.Address : null;
    }

    private static bool IsOpen(Endpoint? page) =>
        page?.Metadata.GetMetadata<IAllowAnonymous>() is not null || page?.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => a.Policy is Own.Policy) == true;
}
