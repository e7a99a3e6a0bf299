using System.ComponentModel.DataAnnotations;
using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Portal.Following;

/// <summary>Two questions after a closing: solved, and apart from that, satisfied.</summary>
[AllowAnonymous]
internal sealed class AnswerFollowUpPage(IMatterDesk desk, Words words) : PageModel
{
    public sealed class Typed
    {
        public bool? Solved { get; set; }

        [StringLength(1000)]
        public string? Reason { get; set; }

        public Satisfied? Satisfied { get; set; }
    }

    [BindProperty]
    public Typed Form { get; set; } = new();

    public Progress Matter { get; private set; } = null!;

    public string Here { get; private set; } = "";

    public string Follow { get; private set; } = "";

    public IReadOnlyList<Choice> Solved => [new("True", words["follow-up.solved"]), new("False", words["follow-up.not-solved"])];

    public IReadOnlyList<Choice> Satisfied => Choice.Of<Satisfied>(words);

    public async Task<IActionResult> OnGet(string? no, string? key, CancellationToken ct)
    {
        if (!await Load(no, key, ct))
        {
            return Redirect("/follow");
        }

        (Form.Solved, Form.Satisfied) = (Matter.Asking?.Solved, Matter.Asking?.Satisfied);
        return Page();
    }

    public async Task<IActionResult> OnPost([FromQuery] string? no, [FromQuery] string? key, CancellationToken ct)
    {
        var heard = ModelState.IsValid ? await desk.Answer(no, key, new ReporterAnswer(Form.Solved, Form.Satisfied, Form.Reason), ct) : default;
        if (!await Load(no, key, ct))
        {
            return Redirect("/follow");
        }

        return heard.Value is not { } said ? this.Refuse(heard.Problem, FieldOf(heard.Problem))
            : said.Why is { } why ? this.Done(Follow, "follow.heard-not-again", ("why", words.Of(why)))
            : this.Done(Follow, said.BeganAgain ? "follow.heard-again" : "follow.heard");
    }

    private async Task<bool> Load(string? no, string? key, CancellationToken ct)
    {
        if (await desk.Follow(no, key, ct) is not { } matter)
        {
            return false;
        }

        (Matter, Here, Follow) = (matter, FollowAddress.Of(matter.Number, key!, "answer"), FollowAddress.Of(matter.Number, key!));
        return true;
    }

    private static string FieldOf(Problem? problem) => problem?.Code switch
    {
        "follow-up.nothing-said" => "Form.Solved",
        "follow-up.reason-missing" or "matter.text-too-long" or "matter.text-unreadable" => "Form.Reason",
        _ => "",
    };
}
