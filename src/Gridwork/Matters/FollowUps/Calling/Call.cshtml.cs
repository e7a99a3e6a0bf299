using Gridwork.Kernel;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Joining;
using Gridwork.Platform;
using Gridwork.Platform.Layout.Fields;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gridwork.Matters.FollowUps.Calling;

/// <summary>What to ask a reporter on the telephone, and what was answered.</summary>
[Authorize(Policy = Can.FollowUp)]
internal sealed class CallPage(MatterShowing showing, CallBack callBack, FollowUpReading followUps, MembersOfMain members, Words words) : PageModel
{
    [BindProperty]
    public CallBack.Form Form { get; set; } = new();

    public ShownMatter Shown { get; private set; } = null!;

    /// <summary>The matter itself, or the one that the report was joined to: what was done is its.</summary>
    public Matter Main { get; private set; } = null!;

    public Problem? Barred { get; private set; }

    /// <summary>The calls that reached nobody.</summary>
    public FollowUp? Before { get; private set; }

    public IReadOnlyList<Choice> Reached => [new("True", words["call-back.reached"]), new("False", words["call-back.not-reached"])];

    public IReadOnlyList<Choice> Solved => [new("True", words["follow-up.solved"]), new("False", words["follow-up.not-solved"])];

    public IReadOnlyList<Choice> Satisfied => Choice.Of<Satisfied>(words);

    public async Task<IActionResult> OnGet(MatterId id, CancellationToken ct) =>
        !await Load(id, ct) ? NotFound() : Barred is null ? Page() : this.Refuse(Barred);

    public async Task<IActionResult> OnPost(MatterId id, CancellationToken ct)
    {
        var problem = ModelState.IsValid ? await callBack.Run(id, Form, ct) : null;
        if (problem is null && ModelState.IsValid)
        {
            return this.Done("/follow-ups", Form.Reached is true ? "call-back.done" : "call-back.done-not-reached");
        }

        if (problem is Problem.Missing || !await Load(id, ct))
        {
            return NotFound();
        }

        ModelState.Remove("Form.Calls");
        return this.Refuse(problem, problem switch { NothingSaid => "Form.Solved", ReasonMissing or TextTooLong or TextUnreadable => "Form.Reason", _ => "" });
    }

    private async Task<bool> Load(MatterId id, CancellationToken ct)
    {
        if (await showing.Find(id, Can.FollowUp, ct) is not { } shown)
        {
            return false;
        }

        (Shown, Barred) = (shown, await callBack.Barred(shown.Matter, ct));
        Main = await members.MainOf(shown.Matter, ct);
        Before = (await followUps.All(id, ct)).Find(f => f.Closing == Main.Closing);
        return true;
    }
}
