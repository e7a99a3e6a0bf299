using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>At the start: every site has roles, and none grants what no module declares; such a right would be nobody's and go unseen.</summary>
internal sealed class CheckRoles(Registry registry, SiteStore store, DeclaredPermissions declared) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Check("data/roles.json", FirstRoles.Read(), declared);
        foreach (var site in await registry.All(cancellationToken))
        {
            await using var db = store.Open(site);
            await db.AddFirstRoles(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            Check($"site {site.Code}", await db.Everywhere<Role>().AsNoTracking().ToListAsync(cancellationToken), declared);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <exception cref="InvalidOperationException">Names the first role and permission that are wrong.</exception>
    internal static void Check(string where, IReadOnlyList<Role> roles, DeclaredPermissions declared)
    {
        foreach (var (role, permission) in roles.SelectMany(r => r.Permissions.Except(declared.All, StringComparer.Ordinal), (r, p) => (r.Key, p)))
        {
            throw new InvalidOperationException($"{where}: the role '{role}' grants '{permission}', which no module declares.");
        }
    }
}
