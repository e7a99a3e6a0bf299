using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Subtasks.AnsweringByLink;

/// <summary>An outside firm says what it did, without an account: the link is its right, once and until a moment.</summary>
internal sealed class AnswerByLink(GridworkDb db, AreaBooks books, CaseStandard standard, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>The places of the lines that are done, from 0.</summary>
        public List<int> Items { get; set; } = [];

        [Required, StringLength(2000)]
        public string? Answer { get; set; }
    }

    /// <summary>What a firm sees: its task and the place, and nothing else of the matter.</summary>
    public sealed record Asked(string Unit, string Firm, string Place, Subtask Subtask);

    public async Task<Asked?> Find(MatterId id, int nr, string secret, CancellationToken ct)
    {
        var matter = await Read(id, ct);
        return matter?.Subtasks.Of(nr) is { State: SubtaskState.Open, Firm: { } firm, Link: { } link } subtask && matter.State is MatterState.Handling && link.Fits(secret, clock.GetUtcNow())
            ? new Asked(matter.UnitName ?? "", firm, $"{(await books.Today(ct)).FullName(matter.Area)} {matter.PlaceWords}".TrimEnd(), subtask)
            : null;
    }

    public async Task<Problem?> Run(MatterId id, int nr, string secret, Form form, CancellationToken ct)
    {
        var answer = TypedText.Telling(form.Answer, "answer", standard.Hollow, 2000);
        if (!answer.Ok)
        {
            return answer.Problem;
        }

        var matter = await Read(id, ct);
        var by = new Actor(Caller.Public.Id, matter?.Subtasks.Of(nr)?.Firm ?? "", clock.GetUtcNow());
        if (matter is null)
        {
            return new NoSuchLink();
        }

        if (matter.AnswerSubtask(nr, secret, form.Items.ToHashSet(), answer.Value, by) is { } refused)
        {
            return refused;
        }

        db.Trail(Caller.System(by.Name), "matters.answer-subtask", matter.Number, matter.Area, answer.Value, by.At);
        return await db.Save(ct) ? null : new NoSuchLink();
    }

    // Everywhere: the link itself is the right to it.
    private Task<Matter?> Read(MatterId id, CancellationToken ct) => db.Everywhere<Matter>().SingleOrDefaultAsync(m => m.Id == id, ct);
}
