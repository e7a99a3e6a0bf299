using Gridwork.Platform.ListsOut;
using Gridwork.Platform.Mail;
using Gridwork.Platform.Sheets;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace Gridwork.Platform.Trail;

/// <summary>The auditor's page: who did what, newest first, and whether the trail still holds.</summary>
[Authorize(Policy = Can.ReadTrail)]
internal sealed class TrailPage(TrailReading trail, VerifyTrail verify, AskForList ask, IOptions<MailOptions> mail) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public TrailFilter Filter { get; set; } = new();

    public IReadOnlyList<TrailLine> Lines { get; private set; } = [];

    public IReadOnlyList<DayRoot> Roots { get; private set; } = [];

    /// <summary>Null until somebody asks for a check.</summary>
    public TrailVerdict? Verdict { get; private set; }

    /// <summary>Who gets the roots by mail; null when nobody does.</summary>
    public string? MailedTo => mail.Value.IsSet ? mail.Value.Auditors : null;

    public string? Next { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        await Load(ct);
        return ModelState.IsValid ? Page() : this.Refuse();
    }

    /// <summary>Changes nothing, so it shows its answer at once instead of leading on.</summary>
    public async Task<IActionResult> OnPostVerify(CancellationToken ct)
    {
        Verdict = await verify.Run(ct);
        await Load(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostTakeOut(SheetFormat format, CancellationToken ct)
    {
        Filter.After = null;
        return await this.TakeOut(() => ask.Run(TrailOut.ListName, ListFilter.Write(Filter), format, ct), () => OnGet(ct));
    }

    /// <summary>The address of the next page, with the same filter.</summary>
    public string Older(string mark) => Link("After", mark);

    public string Out => Link("handler", "TakeOut");

    private string Link(string name, string value) => $"/trail{QueryString.Create(Request.Query
        .Where(q => !q.Key.Equals(nameof(TrailFilter.After), StringComparison.OrdinalIgnoreCase) && !q.Key.Equals("handler", StringComparison.Ordinal))
        .Select(q => KeyValuePair.Create(q.Key, (string?)q.Value.ToString())).Append(KeyValuePair.Create(name, (string?)value)))}";

    private async Task Load(CancellationToken ct)
    {
        var lines = await trail.Lines(Filter, TrailReading.PageSize, ct);
        Next = lines.Count > TrailReading.PageSize ? TrailMark.Of(lines[TrailReading.PageSize - 1]) : null;
        Lines = [.. lines.Take(TrailReading.PageSize)];
        Roots = await trail.Roots(ct);
    }
}
