using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Following;
using Gridwork.Matters.Joining;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.FollowUps.Answering;

/// <summary>The reporter says on the page whether it is solved and, apart from that, whether they are satisfied.</summary>
internal sealed class AnswerFollowUp(GridworkDb db, MatterByCode byCode, MembersOfMain members, FollowUpReading followUps, FollowUpTerms terms, TimeProvider clock)
{
    private const int Tries = 3;

    public async Task<Result<Heard>> Run(string? number, string? code, ReporterAnswer said, CancellationToken ct)
    {
        var reason = TypedText.Optional(said.Reason, "reason", FollowUpMapping.MostReason);
        if (!reason.Ok)
        {
            return reason.Problem;
        }

        if (said is { Solved: null, Satisfied: null })
        {
            return new NothingSaid();
        }

        var days = (await terms.Now(ct)).Answer;
        for (var tried = 1; ; tried++)
        {
            db.ChangeTracker.Clear();
            if (await byCode.FindToChange(number, code, ct) is not { } matter)
            {
                return new NoSuchMatter();
            }

            var heard = await Hear(matter, await members.MainToChange(matter, ct), said, reason.Value, days, ct);
            if (!heard.Ok || await Saved(ct))
            {
                return heard;
            }

            if (tried == Tries)
            {
                return new ChangedMeanwhile(matter.Last.Act, matter.Last.ByName, matter.Last.At);
            }
        }
    }

    private async Task<Result<Heard>> Hear(Matter matter, Matter main, ReporterAnswer said, string reason, int days, CancellationToken ct)
    {
        var by = new Actor(Caller.Public.Id, "", clock.GetUtcNow());
        if (main.ClosedAt is not { } closed)
        {
            return new NotClosed();
        }

        if (Matter.LastToAnswer(closed, days) is var last && last < CivilTime.DayOf(by.At))
        {
            return new AnswerTooLate(last);
        }

        if (said.Solved is false && reason.Length == 0)
        {
            return new ReasonMissing();
        }

        var row = await followUps.OfNow(matter, main, ct);
        row.Hear(said.Solved, said.Satisfied, reason, HeardBy.Page, by.At);
        db.Trail(Caller.Public, "follow-ups.answer", matter.Number, matter.Area, $"{said.Solved} {said.Satisfied} {reason}".Trim(), by.At);
        return said.Solved is false ? BeginAgain(main, row, reason, days, by) : new Heard(BeganAgain: false, Why: null);
    }

    // With one report its main begins again, for all who reported it.
    // What was said is kept also where it does not begin again: figures hold the reporter's word.
    private Heard BeginAgain(Matter matter, FollowUp row, string reason, int days, Actor by)
    {
        if (matter.NotSolved(reason, days, by) is { } refused)
        {
            return new Heard(BeganAgain: false, refused);
        }

        row.BeganAgain();
        db.TellOf(matter, by.At);
        db.Trail(Caller.Public, "matters.not-solved", matter.Number, matter.Area, reason, by.At);
        return new Heard(BeganAgain: true, Why: null);
    }

    // Two at once: the second reads again what the first has said.
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
