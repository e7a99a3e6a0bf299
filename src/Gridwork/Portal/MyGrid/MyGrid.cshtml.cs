using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.MyGrid;

public sealed record NoGridThere() : Problem.Invalid("my-grid.none-there", "No grid is drawn around this point.");

/// <summary>Who is my grid worker: by the place's name, or by a point. The point is posted, so that it stands in no address, and is not kept.</summary>
[AllowAnonymous]
internal sealed class MyGridPage(GridFinder finder, GridFaces faces, GroundPictures pictures, AreaBooks books, CurrentSite site) : PageModel
{
    public sealed class Point
    {
        [Required]
        public double? Lon { get; set; }

        [Required]
        public double? Lat { get; set; }
    }

    [BindProperty]
    public Point Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "place")]
    public string? Place { get; set; }

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public GridFace? Grid { get; private set; }

    /// <summary>The grids of the village that was chosen.</summary>
    public IReadOnlyList<Choice> Grids { get; private set; } = [];

    /// <summary>The grids around it as they are drawn; null where none is.</summary>
    public GroundPicture? Picture { get; private set; }

    /// <summary>The village that was chosen, or that nothing is known of the place.</summary>
    public string Said { get; private set; } = "";

    public Task OnGet(CancellationToken ct) => Load(ct);

    public async Task<IActionResult> OnPostPoint(CancellationToken ct)
    {
        await Load(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        var (lon, lat) = (Form.Lon!.Value, Form.Lat!.Value);
        if (ReadGround.NotHere(lon, lat) is { } elsewhere)
        {
            return this.Refuse(elsewhere, "Form.Lon");
        }

        return await finder.At(lon, lat, ct) is { } grid ? Redirect($"/my-grid?place={grid}") : this.Refuse(new NoGridThere(), "Form.Lon");
    }

    private async Task Load(CancellationToken ct)
    {
        // Everywhere else a page may not ask where somebody is; here a button of the page does.
        Response.Headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self), payment=(), usb=()";
        var book = await books.Today(ct);
        Places = PlaceChoices.VillagesAndGrids(book, new AreaScope(site.Value.Root));
        if (book.Now(Place) is not { } code)
        {
            return;
        }

        Grid = await faces.Find(code, ct);
        Grids = [.. book.Inside(code).Where(a => a.Kind is AreaKind.Grid).Select(a => new Choice(a.Code.Value, book.Name(a.Code)))];
        Said = book.Name(code);
        Picture = await pictures.Of(Grid is null ? code : code.Parent!.Value, Grid?.Code, ct);
    }
}
