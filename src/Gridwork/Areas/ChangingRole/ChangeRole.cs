using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.ChangingRole;

public sealed record RoleOfWholeSite() : Problem.Forbidden("roles.whole-site", "A role holds in the whole site: only whoever keeps the posts of the whole site changes it.");

public sealed record RoleIsYours() : Problem.Forbidden("roles.yours", "Nobody changes a role that they hold.");

public sealed record RoleChangedMeanwhile() : Problem.Conflict("roles.changed", "The role was changed since this page was opened.");

public sealed record RoleUnites(string Person, Administrator One, Administrator Other) : Problem.Conflict("roles.unites", $"{Person} would be {One} and {Other} at once.");

public sealed record NobodyLeftForPosts() : Problem.Conflict("roles.nobody-left", "Nobody would be left who keeps the posts.");

/// <summary>What a role grants, everywhere and from now on. Whoever holds it has it, or has it no more, at their next request.</summary>
internal sealed class ChangeRole(GridworkDb db, DeclaredPermissions declared, Administrators administrators, CurrentSite site, Caller caller, TimeProvider clock)
{
    public sealed class Form
    {
        public List<string> Rights { get; set; } = [];

        /// <summary>What it granted when the page was opened.</summary>
        public string? Was { get; set; }
    }

    public async Task<Problem?> Run(string key, Form form, CancellationToken ct)
    {
        if (await db.Everywhere<Role>().SingleOrDefaultAsync(r => r.Key == key, ct) is not { } role)
        {
            return new NoSuchRole(key);
        }

        var (before, after) = (role.Permissions, declared.All.Where(p => form.Rights.Contains(p, StringComparer.Ordinal)).Order(StringComparer.Ordinal).ToList());
        if (await Barred(key, ct) is { } barred)
        {
            return barred;
        }

        if (Written(before) != form.Was)
        {
            return new RoleChangedMeanwhile();
        }

        role.May(after);
        if (await Against(role, before.Contains(Can.ManagePosts, StringComparer.Ordinal), ct) is { } refused)
        {
            role.May(before); // whatever else this request saves
            return refused;
        }

        var (more, less) = (after.Except(before, StringComparer.Ordinal).ToList(), before.Except(after, StringComparer.Ordinal).ToList());
        if (more.Count + less.Count > 0)
        {
            db.Trail(caller, "roles.change", key, site.Value.Root, string.Join(' ', more.Select(p => $"+{p}").Concat(less.Select(p => $"-{p}"))), clock.GetUtcNow());
            await db.SaveChangesAsync(ct);
        }

        return null;
    }

    /// <summary>Why this caller does not change it at all; null when they may.</summary>
    public async Task<Problem?> Barred(string key, CancellationToken ct)
    {
        var today = CivilTime.DayOf(clock.GetUtcNow());
        // Everywhere, here and below: who holds a role, wherever they do.
        return !caller.Scope(Can.ManagePosts).Contains(site.Value.Root) ? new RoleOfWholeSite()
            : await db.Everywhere<Post>().AnyAsync(p => p.Account == caller.Id.Value && p.Role == key && (p.To == null || p.To >= today), ct) ? new RoleIsYours()
            : null;
    }

    public static string Written(IReadOnlyList<string> rights) => string.Join(' ', rights.Order(StringComparer.Ordinal));

    private async Task<Problem?> Against(Role role, bool kept, CancellationToken ct)
    {
        if (administrators.In(role.Permissions) is [var first, var second, ..])
        {
            return new UnitesAdministrators(first, second);
        }

        var today = CivilTime.DayOf(clock.GetUtcNow());
        var roles = await db.Everywhere<Role>().ToDictionaryAsync(r => r.Key, StringComparer.Ordinal, ct); // tracked: the new rights are in it
        var holders = db.Everywhere<Post>().Where(p => p.Role == role.Key && (p.To == null || p.To >= today)).Select(p => p.Account);
        var posts = await db.Everywhere<Post>().AsNoTracking().Where(p => holders.Contains(p.Account) && (p.To == null || p.To >= today)).ToListAsync(ct);
        foreach (var one in posts.Where(p => p.Role == role.Key))
        {
            var then = posts.Where(p => p.Account == one.Account && PostRules.Overlap(p, one)).Select(p => p.Role).Distinct(StringComparer.Ordinal);
            if (administrators.In(then.SelectMany(r => roles[r].Permissions)) is [var a, var b, ..])
            {
                return new RoleUnites(await db.Users.Where(u => u.Id == one.Account).Select(u => u.Name).SingleAsync(ct), a, b);
            }
        }

        if (!kept || role.Permissions.Contains(Can.ManagePosts, StringComparer.Ordinal))
        {
            return null;
        }

        var keep = roles.Values.Where(r => r.Permissions.Contains(Can.ManagePosts, StringComparer.Ordinal)).Select(r => r.Key).ToList();
        return await db.Everywhere<Post>().AnyAsync(p => keep.Contains(p.Role) && p.From <= today && (p.To == null || p.To >= today), ct) ? null : new NobodyLeftForPosts();
    }
}
