using Gridwork.Platform;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.IntakeKeys.EndingKey;

[Authorize(Policy = Can.KeepIntakeKeys)]
internal sealed class EndKeyPage(EndKey end) : PageModel
{
    public IntakeKey Key { get; private set; } = null!;

    public async Task<IActionResult> OnGet(IntakeKeyId id, CancellationToken ct) => await Load(id, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(IntakeKeyId id, CancellationToken ct)
    {
        if (!await Load(id, ct))
        {
            return NotFound();
        }

        return await end.Run(id, ct) is { } refused ? this.Refuse(refused) : this.Done("/settings/intake-keys", "intake-keys.done", ("name", Key.Name));
    }

    private async Task<bool> Load(IntakeKeyId id, CancellationToken ct)
    {
        Key = (await end.Find(id, ct))!;
        return Key is not null;
    }
}
