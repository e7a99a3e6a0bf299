using System.Text;
using Gridwork.Areas;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Joining;
using Gridwork.Matters.Reporters;
using Gridwork.Platform.Files;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Terms;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Following;

/// <summary>Tells the person with number and query code how it stands, in the resident's six steps.</summary>
internal sealed class FollowMatter(GridworkDb db, AreaBooks books, CaseStandard standard, SiteTime time, PhotoShelf photos, ReporterReading reporters, MembersOfMain members)
{
    private const string NoCode = "22222222";

    public async Task<Progress?> Run(string? number, string? code, CancellationToken ct) =>
        await Find(number, code, ct) is { } matter
            ? await Show(matter, await members.MainOf(matter, ct), ct) with
            {
                Photos = [.. (await Photos(matter, ct)).Select(p => new ProgressPhoto(p.Id, p.Of))],
                HasContact = await reporters.Has(matter.Id, ct),
                Looks = await reporters.Looks(matter.Id, ct),
            }
            : null;

    public async Task<Photo?> Photo(string? number, string? code, PhotoId photo, CancellationToken ct) =>
        await Find(number, code, ct) is { } matter ? (await Photos(matter, ct)).SingleOrDefault(p => p.Id == photo) : null;

    private async Task<Matter?> Find(string? number, string? code, CancellationToken ct)
    {
        var plain = Plain(number);
        // Everywhere: the code is the right to read.
        var matter = await db.Everywhere<Matter>().AsNoTracking().SingleOrDefaultAsync(m => m.Number == plain, ct);
        return QueryCode.Fits(matter?.QueryCode ?? NoCode, code) ? matter : null;
    }

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

    // As people copy it: with blanks, in full-width figures, with a long dash.
    private static string Plain(string? number)
    {
        var whole = string.Concat((number ?? "").EnumerateRunes().Take(40).Select(r => r.ToString())).Normalize(NormalizationForm.FormKC);
        return string.Concat(whole.Where(c => !char.IsWhiteSpace(c)).Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
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
        };
    }
}
