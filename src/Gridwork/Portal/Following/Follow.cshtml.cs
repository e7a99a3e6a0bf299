using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Following;

/// <summary>One sentence for every wrong pair, so that nobody learns which numbers there are.</summary>
public sealed record NotTogether() : Problem.Invalid("follow.not-together", "Number and query code do not belong together.");

/// <summary>How a report stands, for whoever has its number and query code.</summary>
[AllowAnonymous]
internal sealed class FollowPage(IMatterDesk desk, IPrivacyDesk privacy, Words words, TimeProvider clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "no")]
    public string? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "key")]
    public string? Key { get; set; }

    public Progress? Matter { get; private set; }

    /// <summary>What was asked of personal data, the last first.</summary>
    public IReadOnlyList<PrivacyFace> Privacy { get; private set; } = [];

    public string AskPrivacy => $"/privacy{QueryString.Create("no", Matter!.Number).Add("key", Key!)}";

    public IReadOnlyList<PhotoFace> Photos => Matter is null ? [] : PhotosOf(Matter);

    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        // Only the number, as a message bears it: the code is asked for.
        if (!Request.Query.ContainsKey("key"))
        {
            return Page();
        }

        (Matter, Privacy) = (await desk.Follow(Number, Key, ct), await privacy.Of(Number, Key, ct));
        return Matter is null ? this.Refuse(new NotTogether()) : Page();
    }

    /// <summary>Another page of the same matter.</summary>
    public string Page(string name) => FollowAddress.Of(Matter!.Number, Key!, name);

    private IReadOnlyList<PhotoFace> PhotosOf(Progress matter) =>
    [
        .. matter.Photos.GroupBy(p => p.Of).SelectMany(of => of.Select((p, at) => new PhotoFace(
            FollowAddress.Of(matter.Number, Key!, $"photo/{p.Id.Value}"), words[$"photo.of-{(of.Key is PhotoOf.Result ? "result" : "report")}", ("nr", at + 1)]))),
    ];
}
