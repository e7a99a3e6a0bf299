using Gridwork.Areas;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.FollowUps;
using Gridwork.Matters.Joining;
using Gridwork.Matters.Reporters;
using Gridwork.Platform;
using Gridwork.Platform.Files;
using Gridwork.Platform.Terms;

namespace Gridwork.Matters.Following;

/// <summary>Tells the person with number and query code how it stands, in the resident's six steps.</summary>
internal sealed class FollowMatter(MatterByCode byCode, AreaBooks books, CaseStandard standard, SiteTime time, PhotoShelf photos, ReporterReading reporters, FollowUpReading followUps, MembersOfMain members, ComplaintReading complaints)
{
    public async Task<Progress?> Run(string? number, string? code, CancellationToken ct) =>
        await byCode.Find(number, code, ct) is { } matter && await members.MainOf(matter, ct) is var main
            ? await Show(matter, main, ct) with
            {
                Photos = [.. (await Photos(matter, ct)).Select(p => new ProgressPhoto(p.Id, p.Of))],
                HasContact = await reporters.Has(matter.Id, ct),
                Looks = await reporters.Looks(matter.Id, ct),
                About = await complaints.Any(matter.Id, ct),
                Asking = await followUps.Asked(matter, main, ct),
            }
            : null;

    public async Task<Photo?> Photo(string? number, string? code, PhotoId photo, CancellationToken ct) =>
        await byCode.Find(number, code, ct) is { } matter ? await Photo(matter, photo, ct) : null;

    // Also one that was added just now and not sent yet.
    private async Task<Photo?> Photo(Matter matter, PhotoId photo, CancellationToken ct) =>
        (await Photos(matter, ct)).SingleOrDefault(p => p.Id == photo)
        ?? (await photos.Find(matter.Id.Value, photo, Caller.Public.Id, ct) is { Of: PhotoOf.Report } added ? added : null);

    public async Task<IReadOnlyList<PhotoId>> Unsent(string? number, string? code, CancellationToken ct) =>
        await byCode.Find(number, code, ct) is { } matter ? await photos.Unsent(matter.Id.Value, PhotoOf.Report, Caller.Public.Id, ct) : [];

    // One's own of the report. What was done is looked at by somebody else first.
    private async Task<IEnumerable<Photo>> Photos(Matter matter, CancellationToken ct)
    {
        var own = (await photos.Kept(matter.Id.Value, ct)).Where(p => p.Of is PhotoOf.Report);
        var main = await members.MainOf(matter, ct);
        return main.State is MatterState.Closed ? own.Concat((await photos.Kept(main.Id.Value, ct)).Where(p => p.Of is PhotoOf.Result)) : own;
    }

    // Why it was paused or prolonged, and by whom, is for the desk.
    private static TermClock? Shown(TermClock? clock) => clock is null ? null : clock with
    {
        Pauses = [.. clock.Pauses.Select(p => p with { Reason = "", Paper = "" })],
        Extensions = [.. clock.Extensions.Where(e => e.Granted is true).Select(e => e with { Reason = "", AskedByName = "", DecidedByName = null, Answer = null })],
    };

    // One's own only: a matter may have begun again at the word of somebody else who reported it.
    private async Task<IReadOnlyList<ProgressWords>> Added(Matter matter, CancellationToken ct)
    {
        var again = (await followUps.All(matter.Id, ct)).Where(f => f.Reopened).Select(f => new ProgressWords(f.Reason, f.HeardAt ?? f.ClosedAt, NotSolved: true));
        return [.. matter.History.Where(l => l.Act is MatterAct.AddWords).Select(l => new ProgressWords(l.Note ?? "", l.At, NotSolved: false)).Concat(again).OrderBy(w => w.At)];
    }

    // One's own words, place and moment; the steps, the clock and the answer of the matter to which it was joined.
    private async Task<Progress> Show(Matter matter, Matter main, CancellationToken ct)
    {
        var book = await books.Today(ct);
        var steps = MatterSteps.Of(main);
        var closed = main.State is MatterState.Closed;
        return new Progress(
            matter.Number, matter.Title, $"{book.FullName(matter.Area)} {matter.PlaceWords}".Trim(), matter.ReportedAt,
            [.. steps.Lines.Select(l => l.Step is ProgressStep.Report ? l with { At = matter.ReportedAt } : l)], steps.Now,
            Shown(main.Handling), await time.Now(ct), closed ? main.Outcome?.Answer : null, closed ? main.Touched : null,
            main is { State: MatterState.NotAccepted, Declined: { } declined } && standard.Channel(declined.Channel) is { } channel
                ? new NotOurs(channel.Name, channel.Advice, declined.Reason)
                : null)
        {
            First = Shown(main.Clocks.Of(ClockKind.FirstContact)),
            With = main.Id == matter.Id ? null : main.Number,
            Reports = 1 + await members.Count(main.Id, ct),
            Open = main.Open,
            Earlier = [.. main.Earlier.All.Select(c => Shown(c)!)],
            Added = await Added(matter, ct),
        };
    }
}
