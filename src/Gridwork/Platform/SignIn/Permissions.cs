using Gridwork.Kernel;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.SignIn;

/// <summary>Tells what a person may do at this moment: their posts, read by the capability that keeps them.</summary>
public interface ICallerSource
{
    /// <summary>Null when the person holds no account any more.</summary>
    Task<Caller?> Of(PersonId person, CancellationToken ct);
}

/// <summary>The request's caller, set once by the sign-in middleware.</summary>
public sealed class CurrentCaller
{
    public Caller Value { get; set; } = Caller.Public;
}

/// <summary>Every permission is a policy of the same name: <c>[Authorize(Policy = Can.DispatchMatters)]</c>.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        policyName is Own.Policy ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()
            : policyName.StartsWith("can.", StringComparison.Ordinal)
            ? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new Holds(policyName)).Build()
            : await base.GetPolicyAsync(policyName);

    public sealed record Holds(string Permission) : IAuthorizationRequirement;

    public sealed class Check(CurrentCaller caller) : AuthorizationHandler<Holds>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Holds requirement)
        {
            if (caller.Value.May(requirement.Permission))
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }
    }
}
