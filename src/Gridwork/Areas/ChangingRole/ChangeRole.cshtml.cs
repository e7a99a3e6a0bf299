using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.ChangingRole;

[Authorize(Policy = Can.ManagePosts)]
internal sealed class ChangeRolePage(ChangeRole change, GridworkDb db, DeclaredPermissions declared, Words words) : PageModel
{
    [BindProperty]
    public ChangeRole.Form Form { get; set; } = new();

    public string Name { get; private set; } = "";

    public Problem? Barred { get; private set; }

    /// <summary>What the product gives to the role of this name; empty for one of the site's own.</summary>
    public IReadOnlyList<string> Shipped { get; private set; } = [];

    /// <summary>Every right there is, by the part of its name that says what of.</summary>
    public IReadOnlyList<IGrouping<string, string>> Rights => [.. declared.All.Order(StringComparer.Ordinal).GroupBy(p => p.Split('.')[1], StringComparer.Ordinal)];

    public async Task<IActionResult> OnGet(string key, CancellationToken ct)
    {
        if (await Load(key, ct) is not { } role)
        {
            return NotFound();
        }

        (Form.Rights, Form.Was) = ([.. role.Permissions], ChangeRole.Written(role.Permissions));
        return Barred is null ? Page() : this.Refuse(Barred);
    }

    public async Task<IActionResult> OnPost(string key, CancellationToken ct)
    {
        if (await Load(key, ct) is not { } role)
        {
            return NotFound();
        }

        var problem = await change.Run(key, Form, ct);
        if (problem is null)
        {
            return this.Done("/roles", "roles.done", ("name", Name));
        }

        if (problem is RoleChangedMeanwhile)
        {
            ModelState.Remove("Form.Was");
            Form.Was = ChangeRole.Written(role.Permissions);
        }

        return this.Refuse(problem);
    }

    private async Task<Role?> Load(string key, CancellationToken ct)
    {
        // Everywhere: roles are the site's.
        if (await db.Everywhere<Role>().AsNoTracking().SingleOrDefaultAsync(r => r.Key == key, ct) is not { } role)
        {
            return null;
        }

        Name = words.Language == "en" ? role.En : role.Zh;
        Shipped = FirstRoles.Read().FirstOrDefault(r => r.Key == key)?.Permissions ?? [];
        Barred = await change.Barred(key, ct);
        return role;
    }
}
