using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas;

/// <summary>At the start: every site has roles, and none grants what no module declares.</summary>
internal sealed class CheckRoles(Registry registry, SiteStore store, DeclaredPermissions declared, ILogger<CheckRoles> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Check("data/roles.json", FirstRoles.Read());
        foreach (var site in await registry.All(cancellationToken))
        {
            await using var db = store.Open(site);
            await db.AddFirstRoles(cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            Check(site.Code, await db.Everywhere<Role>().AsNoTracking().ToListAsync(cancellationToken));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Check(string where, IReadOnlyList<Role> roles)
    {
        foreach (var (role, permission) in roles.SelectMany(r => r.Permissions.Except(declared.All, StringComparer.Ordinal), (r, p) => (r.Key, p)))
        {
            log.LogWarning("{Where}: the role {Role} grants {Permission}, which no module declares.", where, role, permission);
        }
    }
}
