using Gridwork.Platform.Sites;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Platform.Jobs;

/// <summary>What the program could not do by itself.</summary>
[Authorize(Policy = Can.KeepJobs)]
internal sealed class JobsPage(ErrandReading errands, IReadOnlyList<SelfTest> tests, SelfTestOutcomes outcomes, CurrentSite site) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "")]
    public ErrandFilter Filter { get; set; } = new();

    public IReadOnlyList<ShownErrand> Rows { get; private set; } = [];

    /// <summary>Each self-test and how it ended the last time; null before its first round.</summary>
    public IReadOnlyList<(SelfTest Test, SelfTestOutcome? Last)> Tests => [.. tests.Select(t => (t, outcomes.Of(site.Value, t)))];

    public Guid? Next { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken ct)
    {
        var rows = await errands.List(Filter, ct);
        Next = rows.Count > ErrandReading.PageSize ? rows[ErrandReading.PageSize - 1].Id : null;
        Rows = [.. rows.Take(ErrandReading.PageSize)];
        return ModelState.IsValid ? Page() : this.Refuse();
    }
}
