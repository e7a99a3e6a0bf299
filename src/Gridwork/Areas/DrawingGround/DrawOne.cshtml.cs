using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.DrawingGround;

/// <summary>
/// Draws one place on the ground of its neighbours: corners as lines of text, which the script of the page writes while somebody draws.
/// It is looked at and saved by the same rules as a file.
/// </summary>
[Authorize(Policy = Can.ManageAreas)]
internal sealed class DrawOnePage(DrawGround draw, GroundPictures pictures, AreaBooks books, GridworkDb db, Caller caller, TimeProvider clock) : PageModel
{
    public const int MostPoints = 40_000;

    public sealed class Typed
    {
        [Required, StringLength(MostPoints)]
        public string? Points { get; set; }

        [Required]
        public DateOnly? From { get; set; }
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public string Name { get; private set; } = "";

    /// <summary>What stands beside it and around it; null before anything is known of the ground.</summary>
    public GroundPicture? Picture { get; private set; }

    /// <summary>Its own corners in the units of the picture.</summary>
    public string Corners { get; private set; } = "";

    /// <summary>It has parts or holes, and is drawn by file.</summary>
    public bool NotSimple { get; private set; }

    public GroundChange? Change { get; private set; }

    public async Task<IActionResult> OnGet(string code, CancellationToken ct)
    {
        if (await Load(code, ct) is not { } place)
        {
            return NotFound();
        }

        var standing = await db.In<Boundary>(caller.Scope(Can.ManageAreas)).AsNoTracking().SingleOrDefaultAsync(b => b.Area == place && b.ValidTo == null, ct);
        Form = new() { From = CivilTime.DayOf(clock.GetUtcNow()), Points = standing is null ? "" : DrawnPoints.Of(standing.Shape) };
        NotSimple = standing is not null && Form.Points is null;
        await Show(place, ct);
        return Page();
    }

    public async Task<IActionResult> OnPost(string code, string? step, CancellationToken ct)
    {
        if (await Load(code, ct) is not { } place)
        {
            return NotFound();
        }

        var points = DrawnPoints.Read(Form.Points);
        await Show(place, ct);
        if (!ModelState.IsValid || !points.Ok)
        {
            return this.Refuse(ModelState.IsValid ? points.Problem : null, "Form.Points");
        }

        var form = new DrawGround.Form { Text = DrawnPoints.GeoJson(place, points.Value), From = Form.From };
        if (step is "save")
        {
            var saved = await draw.Save(form, ct);
            if (saved.Ok)
            {
                return this.Done($"/grids?Village={place.Parent}", "ground.saved", ("count", saved.Value));
            }

            Change = (await draw.Look(form, ct)).Value is [var wrong] ? wrong : null;
            return this.Refuse(Change?.Why ?? saved.Problem, "Form.Points");
        }

        var look = await draw.Look(form, ct);
        if (!look.Ok)
        {
            return this.Refuse(look.Problem, look.Problem is GroundFromLater ? "Form.From" : "Form.Points");
        }

        Change = look.Value[0];
        return Change.Why is { } why ? this.Refuse(why, "Form.Points") : Page();
    }

    private async Task<AreaCode?> Load(string code, CancellationToken ct)
    {
        var book = await books.Today(ct);
        if (!AreaCode.TryParse(code, out var place) || Area.KindOf(place) is not (AreaKind.Village or AreaKind.Grid or AreaKind.MicroGrid)
            || !book.Stands(place) || !caller.Scope(Can.ManageAreas).Contains(place))
        {
            return null;
        }

        Name = book.FullName(place);
        return place;
    }

    private async Task Show(AreaCode place, CancellationToken ct)
    {
        var points = DrawnPoints.Read(Form.Points).Value ?? [];
        Picture = await pictures.Beside(place, points, ct);
        if (Picture is { } picture)
        {
            Corners = string.Join(' ', points.Select(p => picture.Figure.Frame.Put(p.Lon, p.Lat)).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.X:0.##},{p.Y:0.##}")));
        }
    }
}
