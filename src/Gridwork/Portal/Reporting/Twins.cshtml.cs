using Gridwork.Areas;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Gridwork.Portal.Reporting;

/// <summary>
/// The third page of a report, where something open may be the same: whoever says so is answered with the others. Nothing that another
/// reporter wrote is shown, so that nobody learns here what somebody else complains of.
/// </summary>
[AllowAnonymous, SameFormOnBack]
internal sealed class TwinsPage(ReportDrafts drafts, IMatterDesk desk, PhotoShelf photos, AreaBooks books, Words words)
    : DraftPage(drafts, photos, books, words)
{
    private readonly Words words = words;

    public sealed class Typed
    {
        /// <summary>Nothing where it is none of them.</summary>
        public string? Twin { get; set; }
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public IReadOnlyList<Choice> Choices { get; private set; } = [];

    public async Task<IActionResult> OnGet(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        Form.Twin = Draft.Twin?.ToString() ?? "";
        Choices = [.. (await desk.Twins(Draft.Report, ct)).Select(Face), new Choice("", words["report.twins-none"])];
        return Page();
    }

    public async Task<IActionResult> OnPostNext(Guid draft, CancellationToken ct)
    {
        if (!await Load(draft, ct))
        {
            return Gone();
        }

        // What is not open any more is left out when it is sent.
        Draft.Repeats(Guid.TryParse(Form.Twin, out var twin) ? twin : null);
        return await Go("answer", ct);
    }

    private Choice Face(TwinFace twin) => new(
        twin.Id.ToString(),
        words["report.twin", ("what", twin.ClassName ?? words["report.twin-unfiled"]), ("place", twin.Place)],
        string.Join(words["list.semicolon"], Says(twin)));

    private IEnumerable<string> Says(TwinFace twin)
    {
        yield return words["report.twin-reported", ("at", words.Moment(twin.ReportedAt)), ("count", twin.Reports)];
        yield return words[twin.SamePlace ? "report.twin-why-here" : "report.twin-why", ("days", twin.Days)];
        yield return twin.Due is { } due ? words["report.twin-due", ("due", words.Until(due))] : words["report.twin-open"];
    }
}
