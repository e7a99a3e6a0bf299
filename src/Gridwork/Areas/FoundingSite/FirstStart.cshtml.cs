using Gridwork.Areas.National;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.FoundingSite;

/// <summary>Makes an installation's first site: where, under which host name, and its three administrators. Only with the key that the screen told, and only once.</summary>
[AllowAnonymous]
internal sealed class FirstStartPage(Registry registry, FirstKey firstKey, FoundSite found) : PageModel
{
    private const int Shown = 20;

    [BindProperty(SupportsGet = true, Name = "key")]
    public string? Key { get; set; }

    [BindProperty(SupportsGet = true, Name = "find")]
    public string? Find { get; set; }

    [BindProperty(SupportsGet = true, Name = "area")]
    public string? Place { get; set; }

    [BindProperty]
    public FirstSite Form { get; set; } = new();

    public bool Opened { get; private set; }

    public IReadOnlyList<NationalArea> Places { get; private set; } = [];

    public string? PlaceName { get; private set; }

    public Founded? Made { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        if (await Load(ct) is { } other)
        {
            return other;
        }

        Form.Name = AreaCode.TryParse(Place, out var code) ? NationalAreas.Shipped.Name(code) : null;
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken ct)
    {
        if (await Load(ct) is { } other)
        {
            return other;
        }

        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var order = new FoundOrder(Place ?? "", Form.Name, [Form.Host ?? ""], Form.People);
        if (await found.Check(order, ct) is { } early)
        {
            return this.Refuse(early);
        }

        if (!await firstKey.Take(Key, ct))
        {
            return this.Refuse(new FirstKeyWrong());
        }

        var made = await found.Run(order, "first-start", ct);
        if (!made.Ok)
        {
            return this.Refuse(made.Problem);
        }

        Made = made.Value;
        Response.Headers.CacheControl = "no-store"; // the links on it are secrets
        return Page();
    }

    /// <summary>The whole address of a person's link, as it is handed to them.</summary>
    public string Whole(string link) => $"{Request.Scheme}://{Request.Host}{link}";

    /// <summary>Null when the page may go on.</summary>
    private async Task<IActionResult?> Load(CancellationToken ct)
    {
        if ((await registry.All(ct)).Count > 0)
        {
            return NotFound();
        }

        Opened = await firstKey.Fits(Key, ct);
        if (!Opened)
        {
            return string.IsNullOrEmpty(Key) && HttpMethods.IsGet(Request.Method) ? Page() : this.Refuse(new FirstKeyWrong());
        }

        PlaceName = AreaCode.TryParse(Place, out var code) ? NationalAreas.Shipped.FullName(code) : null;
        Places = PlaceName is null && Find is { Length: > 0 } ? NationalAreas.Shipped.Find(Find, Shown) : [];
        return null;
    }
}
