using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform.Layout;
using Gridwork.Platform.Paper;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.MyGrid;

/// <summary>The notice of a grid that is printed and put up where people pass: who, which office, and a code that reports with the grid known.</summary>
[AllowAnonymous, Paper]
internal sealed class GridSheetPage(GridFaces faces, GroundPictures pictures) : PageModel
{
    public GridFace Grid { get; private set; } = null!;

    /// <summary>Its range; null where it is not drawn.</summary>
    public GroundPicture? Picture { get; private set; }

    public async Task<IActionResult> OnGet(string grid, CancellationToken ct)
    {
        if (!AreaCode.TryParse(grid, out var code) || await faces.Find(code, ct) is not { } face)
        {
            return NotFound();
        }

        (Grid, Picture) = (face, await pictures.Of(code.Parent!.Value, code, ct));
        return Page();
    }

    public string Report => $"{Request.Scheme}://{Request.Host}/report?place={Grid.Code}";

    public QrFigure Qr => QrFigure.Of(Report);
}
