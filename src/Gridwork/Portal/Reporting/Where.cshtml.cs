using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Geo;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Portal.Reporting;

public sealed record NoPictureThere() : Problem.Invalid("report.no-picture", "No grids are drawn there.");

public sealed record PinByHandOnly() : Problem.Invalid("report.pin-by-hand", "The picture takes a click or a touch. By keyboard choose the grid from the list, or give longitude and latitude.");

/// <summary>The second page of a report: a pin on the ground, or a village or grid, or words, or that one cannot say.</summary>
[AllowAnonymous, SameFormOnBack]
internal sealed class WherePage(
    ReportDrafts drafts, IMatterDesk desk, PhotoShelf photos, AreaBooks books, GridFinder finder, GroundPictures pictures, Neighbours neighbours, CurrentSite site, Words words)
    : DraftPage(drafts, photos, books, words)
{
    /// <summary>How many pixels the picture's longer side has on a telephone and on a desk. A click comes in pixels, also without script, so both are fixed.</summary>
    public const int SmallPicture = 300;
    public const int LargePicture = 620;

    public sealed class Typed
    {
        public string? Place { get; set; }

        [StringLength(ReportDraft.MostPlaceWords)]
        public string? PlaceWords { get; set; }

        public bool PlaceUnknown { get; set; }

        public double? Lon { get; set; }

        public double? Lat { get; set; }

        /// <summary>The village, or town, whose picture was on the page.</summary>
        public string? Ground { get; set; }
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public IReadOnlyList<Choice> Places => PlaceChoices.VillagesAndGrids(Book, new AreaScope(site.Value.Root));

    /// <summary>The ground around what is chosen so far; null where none is drawn.</summary>
    public GroundPicture? Picture { get; private set; }

    /// <summary>In words where the pin stands; empty without a pin.</summary>
    public string PinIn { get; private set; } = "";

    /// <summary>The site whose ground the pin is in, where it is not this one's.</summary>
    public Site? Neighbour { get; private set; }

    /// <summary>Where the same report goes on at the neighbour's; null before it was asked for.</summary>
    public string? Carried { get; private set; }

    public async Task<IActionResult> OnGet(Guid draft, CancellationToken ct) => await Load(draft, ct) ? await Show(ct) : Gone();

    public async Task<IActionResult> OnPostNext(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        if (!ModelState.IsValid)
        {
            return await Refused(null, ct);
        }

        Draft.Stands(Form.Place, Form.PlaceWords, Form.PlaceUnknown);
        if (await desk.Check(Draft.Report, ct) is { } refused)
        {
            return await Refused(refused, ct);
        }

        Draft.Meets([.. (await desk.Twins(Draft.Report, ct)).Select(t => t.Id)]);
        return await Go(Draft.MetTwins ? "twins" : "answer", ct);
    }

    /// <summary>What was typed here stays, as far as it can be kept.</summary>
    public async Task<IActionResult> OnPostBack(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        KeepTyped();
        return await Go("", ct);
    }

    /// <summary>The picture of the place that is chosen in the list.</summary>
    public async Task<IActionResult> OnPostGround(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        KeepTyped();
        return Draft.Place.Length > 0 && await Around(ct) is null ? await Refused(new NoPictureThere(), ct) : await Again(ct);
    }

    /// <summary>A click on the picture, in its pixels.</summary>
    public async Task<IActionResult> OnPostPin(
        Guid draft, [FromForm(Name = "Small.x")] int? smallX, [FromForm(Name = "Small.y")] int? smallY, [FromForm(Name = "Large.x")] int? largeX, [FromForm(Name = "Large.y")] int? largeY, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        KeepTyped();
        var (x, y) = (smallX ?? largeX ?? 0, smallY ?? largeY ?? 0);
        // By keyboard a picture is pressed at its corner.
        if ((x, y) is (0, 0) || !AreaCode.TryParse(Form.Ground, out var ground) || await pictures.Of(ground, here: null, ct) is not { } picture)
        {
            return await Refused(new PinByHandOnly(), ct);
        }

        var (lon, lat) = picture.Figure.Read(smallX is null ? LargePicture : SmallPicture, x, y);
        return await Put(lon, lat, ct);
    }

    /// <summary>Longitude and latitude as typed, or as the browser gave them.</summary>
    public async Task<IActionResult> OnPostPoint(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        KeepTyped();
        return Form is { Lon: { } lon, Lat: { } lat } ? await Put(lon, lat, ct) : await Refused(ModelState.IsValid ? new PinByHandOnly() : null, ct);
    }

    public async Task<IActionResult> OnPostUnpin(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        KeepTyped();
        Draft.Unpin();
        return await Again(ct);
    }

    /// <summary>The same report is begun at the neighbour's; here it stays as it is.</summary>
    public async Task<IActionResult> OnPostCarry(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        KeepTyped();
        await Keep(ct);
        if (Draft.Spot is { } spot && await neighbours.Of(spot, ct) is { } other)
        {
            var port = Request.Host.Port is { } own ? $":{own}" : "";
            Carried = $"{Request.Scheme}://{other.Hosts[0]}{port}/report/{(await neighbours.Carry(Draft, other, ct)).Value}/where";
        }

        return await Show(ct);
    }

    private async Task<IActionResult> Put(double lon, double lat, CancellationToken ct)
    {
        var spot = Spot.Of(lon, lat);
        if (!spot.Ok)
        {
            return await Refused(spot.Problem, ct);
        }

        Draft.Pin(spot.Value, await finder.PlaceAt(spot.Value, ct));
        return await Again(ct);
    }

    private async Task<IActionResult> Again(CancellationToken ct)
    {
        await Keep(ct);
        return Redirect($"{Here}/where#ground");
    }

    private void KeepTyped()
    {
        if (Form.PlaceWords is not { Length: > ReportDraft.MostPlaceWords })
        {
            var known = AreaCode.TryParse(Form.Place, out var place) && Book.Stands(place);
            Draft.Stands(known ? Form.Place : null, Form.PlaceWords, Form.PlaceUnknown);
        }
    }

    private async Task<IActionResult> Refused(Problem? problem, CancellationToken ct)
    {
        await LoadGround(ct);
        return problem switch
        {
            null => this.Refuse(),
            NoPictureThere => this.Refuse(problem, "Form.Place"),
            PinByHandOnly or GroundTurned or GroundNotChina => this.Refuse(problem, "Form.Lon"),
            _ => this.Refuse(problem, ReportFields.Of(problem)),
        };
    }

    private async Task<IActionResult> Show(CancellationToken ct)
    {
        ModelState.Clear();
        Form = new() { Place = Draft.Place, PlaceWords = Draft.PlaceWords, PlaceUnknown = Draft.PlaceUnknown, Lon = Draft.Spot?.Lon, Lat = Draft.Spot?.Lat };
        await LoadGround(ct);
        return Page();
    }

    private async Task LoadGround(CancellationToken ct)
    {
        // Everywhere else a page may not ask where somebody is; here a button of the page does.
        Response.Headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(self), payment=(), usb=()";
        Picture = await Around(ct) is { } picture ? picture with { Pin = Draft.Spot } : null;
        ModelState.Remove("Form.Ground");
        Form.Ground = Picture?.Area.Value;
        if (Draft.Spot is { } spot)
        {
            var place = await finder.PlaceAt(spot, ct);
            PinIn = place is { } known ? Book.FullName(known) : "";
            Neighbour = place is null ? await neighbours.Of(spot, ct) : null;
        }
    }

    private Task<GroundPicture?> Around(CancellationToken ct) =>
        pictures.Around(AreaCode.TryParse(Draft.Place, out var place) && Book.Stands(place) ? place : site.Value.Root, ct);
}
