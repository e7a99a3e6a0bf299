using System.Text;
using Gridwork.Kernel.Calendar;
using Gridwork.Kernel.Geo;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Areas.DrawingGround;

/// <summary>Boundaries from a file or pasted: first what they would change, row by row, then the taking.</summary>
[Authorize(Policy = Can.ManageAreas), RequestSizeLimit(Most), RequestFormLimits(MultipartBodyLengthLimit = Most, ValueLengthLimit = Most)]
internal sealed class DrawGroundPage(DrawGround draw, TimeProvider clock) : PageModel
{
    // The file and, once it was looked at, the field that it stands in.
    private const int Most = (2 * DrawGround.Longest) + (1 << 20);

    [BindProperty]
    public DrawGround.Form Form { get; set; } = new();

    [BindProperty(Name = "File")]
    public IFormFile? Drawn { get; set; }

    public IReadOnlyList<GroundChange>? Changes { get; private set; }

    public int Faults => Changes?.Count(c => c.Why is not null) ?? 0;

    public int Megabytes { get; } = DrawGround.Longest >> 20;

    public void OnGet() => Form.From = CivilTime.DayOf(clock.GetUtcNow());

    public async Task<IActionResult> OnPost(string? step, CancellationToken ct)
    {
        if (Drawn?.Length > DrawGround.Longest)
        {
            return this.Refuse(new GroundFileLarge(Megabytes), "Form.Text");
        }

        await TakeFile(ct);
        if (!ModelState.IsValid)
        {
            return this.Refuse();
        }

        if (step is "save")
        {
            var saved = await draw.Save(Form, ct);
            return saved.Ok ? this.Done("/grids", "ground.saved", ("count", saved.Value)) : await Shown(saved.Problem, ct);
        }

        return await Shown(refused: null, ct);
    }

    private async Task<IActionResult> Shown(Kernel.Problem? refused, CancellationToken ct)
    {
        var look = await draw.Look(Form, ct);
        Changes = look.Value;
        return (refused ?? look.Problem) is { } problem ? this.Refuse(problem, problem is GroundFromLater ? "Form.From" : look.Ok ? "" : "Form.Text") : Page();
    }

    // What was in the file stands in the field from then on, so that the save sends what was looked at.
    private async Task TakeFile(CancellationToken ct)
    {
        if (Drawn is not { Length: > 0 } file)
        {
            return;
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        Form.Text = (await reader.ReadToEndAsync(ct)).ReplaceLineEndings("\n");
        ModelState.Clear();
        if (TryValidateModel(Form, nameof(Form)) && !TextBinderProvider.IsWritable(Form.Text))
        {
            this.Refuse(new GroundNotJson(1), "Form.Text");
        }
    }
}
