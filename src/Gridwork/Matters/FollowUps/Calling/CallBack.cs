using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Joining;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Telling;
using Gridwork.Matters.Whistles;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.FollowUps.Calling;

/// <summary>Somebody who had no part in it has called the reporter who said nothing, and writes down what was answered.</summary>
internal sealed class CallBack(GridworkDb db, Caller caller, FollowUpReading followUps, MembersOfMain members, FollowUpTerms terms, TimeProvider clock)
{
    public sealed class Form
    {
        /// <summary>How often it had been called when the page was opened: the same form sent twice is one call.</summary>
        public int Calls { get; set; }

        [Required]
        public bool? Reached { get; set; }

        public bool? Solved { get; set; }

        public Satisfied? Satisfied { get; set; }

        [StringLength(FollowUpMapping.MostReason)]
        public string? Reason { get; set; }
    }

    /// <summary>Why this caller does not call about it now; null when they may.</summary>
    public async Task<Problem?> Barred(Matter matter, CancellationToken ct) => await Barred(matter, await members.MainOf(matter, ct), ct);

    // Of a report that was joined, what was done is the main's.
    private async Task<Problem?> Barred(Matter matter, Matter main, CancellationToken ct)
    {
        if (main.ClosedAt is not { } closed)
        {
            return new NotClosed();
        }

        if (main.WorkedOnIt(caller.Id) || await IsParty(main, ct))
        {
            return new PartyCannotCall();
        }

        // Everywhere: whoever asks has found the matter under this permission.
        if (!await db.Everywhere<Reporter>().AnyAsync(r => r.Matter == matter.Id && r.Fingerprint != null, ct))
        {
            return new NobodyToCall();
        }

        var last = Matter.LastToAnswer(closed, (await terms.Now(ct)).Answer);
        return last < CivilTime.DayOf(clock.GetUtcNow()) ? new AnswerTooLate(last)
            : (await followUps.All(matter.Id, ct)).Exists(f => f.Closing == main.Closing && f.HeardAt is not null) ? new HeardMeanwhile()
            : null;
    }

    public async Task<Problem?> Run(MatterId id, Form form, CancellationToken ct)
    {
        if (await db.Matters(caller, Can.FollowUp).SingleOrDefaultAsync(m => m.Id == id, ct) is not { } matter)
        {
            return new NoSuchMatter();
        }

        var main = await members.MainToChange(matter, ct);
        var reason = TypedText.Optional(form.Reason, "reason", FollowUpMapping.MostReason);
        var refused = await Barred(matter, main, ct) ?? reason.Problem ?? (form.Reached is false ? null : Read(form, reason.Value!));
        if (refused is not null)
        {
            return refused;
        }

        var row = await followUps.OfNow(matter, main, ct);
        if (row.Calls != form.Calls)
        {
            // The same form again, or a colleague's call: who sent it looks at what there is now.
            return row.CalledBy == caller.Id && row.Calls == form.Calls + 1 ? null : new HeardMeanwhile();
        }

        await Write(matter, main, row, form, reason.Value!, ct);
        return await Saved(ct) ? null : new HeardMeanwhile();
    }

    private async Task Write(Matter matter, Matter main, FollowUp row, Form form, string reason, CancellationToken ct)
    {
        var by = new Actor(caller.Id, caller.As(Can.FollowUp, matter.Area, unit: null).Name, clock.GetUtcNow());
        row.Call(by);
        if (form.Reached is false)
        {
            db.Trail(caller, "follow-ups.not-reached", matter.Number, matter.Area, "", by.At);
            return;
        }

        row.Hear(form.Solved, form.Satisfied, reason, HeardBy.Call, by.At);
        db.Trail(caller, "follow-ups.call", matter.Number, matter.Area, $"{form.Solved} {form.Satisfied} {reason}".Trim(), by.At);
        if (form.Solved is false && main.NotSolved(reason, (await terms.Now(ct)).Answer, by) is null)
        {
            row.BeganAgain();
            db.TellOf(main, by.At);
            db.Trail(caller, "matters.not-solved", main.Number, main.Area, reason, by.At);
        }
    }

    private static Problem? Read(Form form, string reason) => form switch
    {
        { Solved: null } => new NothingSaid(),
        { Solved: false } when reason.Length == 0 => new ReasonMissing(),
        _ => null,
    };

    private async Task<bool> IsParty(Matter matter, CancellationToken ct)
    {
        var units = caller.Units.Select(u => new UnitId(u)).ToArray();
        return units.Length > 0 && ((matter.Unit is { } unit && units.Contains(unit)) || await db.Everywhere<Leg>().AnyAsync(l => l.Matter == matter.Id && units.Contains(l.Unit), ct));
    }

    private async Task<bool> Saved(CancellationToken ct)
    {
        try
        {
            return await db.Save(ct);
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }
}
