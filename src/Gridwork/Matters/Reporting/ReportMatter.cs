using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Complaints;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Joining;
using Gridwork.Matters.Parties;
using Gridwork.Matters.Reporters;
using Gridwork.Matters.Twins;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Reporting;

/// <summary>What became of a report.</summary>
/// <param name="Again">The same one lay here before.</param>
/// <param name="Promised">By when it is to be done, once that was said.</param>
internal sealed record Taken(Receipt Receipt, bool Again, DateTimeOffset? Promised);

/// <summary>Takes a report, from a resident's page or from a clerk for a caller, and gives it its number.</summary>
internal sealed class ReportMatter(GridworkDb db, Caller caller, CurrentSite site, AreaBooks books, SiteClocks clocks, KeepReporter reporters, FindTwins twins, GridFinder finder, MembersOfMain members, AboutWhom about, IntakeDoor door, TimeProvider clock)
{
    public const int MostPlaceWords = 200;

    public async Task<Result<Taken>> Run(Report report, Channel channel, CancellationToken ct)
    {
        var read = await Read(report, channel, ct);
        var contact = Contact.Read(report.Contact);
        if ((read.Problem ?? contact.Problem) is { } refused)
        {
            return refused;
        }

        var whom = await about.Read(report.About, read.Value!.Area, ct);
        if (!whom.Ok)
        {
            return whom.Problem;
        }

        // What is about somebody stands for itself.
        if (whom.Value is { } said)
        {
            return await Keep(said.Held ? (await Read(report, channel, ct, held: true)).Value! : read.Value, said, contact.Value!, ct);
        }

        await JoinTo(read.Value, report.Twin, ct);
        return await Keep(read.Value, whom: null, contact.Value!, ct);
    }

    /// <summary>For the public page, which shows nothing that another reporter wrote.</summary>
    public async Task<IReadOnlyList<TwinFace>> Twins(Report report, CancellationToken ct)
    {
        if (await Read(report, Channel.Page, ct) is not { Ok: true, Value: var matter })
        {
            return [];
        }

        // Everywhere: what the public sees of others is in the face that is given out.
        var found = await twins.Run(db.Everywhere<Matter>().Where(m => m.Channel != Channel.KeyTask && !db.About().Any(about => about.Id == m.Id)), new Told(matter.Text, matter.PlaceWords, matter.Area, matter.Id, matter.Spot), alike: true, ct);
        var book = await books.Today(ct);
        return [.. found.Select(t => new TwinFace(t.Id.Value, t.ClassName, book.FullName(t.Area), t.ReportedAt, t.Due, t.Reports, t.SamePlace, t.Days))];
    }

    // What has ended since it was shown takes in nobody: the report stands for itself.
    private async Task JoinTo(Matter matter, Guid? twin, CancellationToken ct)
    {
        if (twin is not { } chosen)
        {
            return;
        }

        var id = new MatterId(chosen);
        // Everywhere: among those that were shown to the reporter.
        var known = await db.Everywhere<Matter>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id && m.Channel != Channel.KeyTask && !db.About().Any(about => about.Id == m.Id), ct);
        var main = known is null ? null : await members.MainOf(known, ct);
        if (main is { Open: true } && main.Id != matter.Id)
        {
            matter.Join(main, joined: 0, new Actor(matter.ReportedBy, matter.Last.ByName, matter.ReportedAt));
        }
    }

    public async Task<Problem?> Check(Report report, Channel channel, CancellationToken ct) => (await Read(report, channel, ct)).Problem;

    private async Task<Result<Matter>> Read(Report report, Channel channel, CancellationToken ct, bool held = false)
    {
        var text = TypedText.Required(report.Text, "text");
        var words = TypedText.Optional(report.PlaceWords, "place", MostPlaceWords);
        if (!text.Ok || !words.Ok)
        {
            return (text.Problem ?? words.Problem)!;
        }

        var place = await Place(report, words.Value, channel, ct);
        if (!place.Ok)
        {
            return place.Problem;
        }

        // A resident is nobody here, also when someone of the office uses the public page.
        var by = channel is Channel.Page ? new Actor(Caller.Public.Id, "", clock.GetUtcNow()) : new Actor(caller.Id, caller.Name, clock.GetUtcNow());
        var id = report.Id == Guid.Empty ? MatterId.New() : new MatterId(report.Id);
        return Matter.Report(id, text.Value, place.Value, words.Value, channel, by, await clocks.Now(ct), report.Spot, held);
    }

    // Where nobody knows, it is somewhere in the site, or in what the clerk serves.
    private async Task<Result<AreaCode>> Place(Report report, string words, Channel channel, CancellationToken ct)
    {
        var scope = channel switch
        {
            Channel.Page => new AreaScope(site.Value.Root),
            Channel.KeyTask => caller.Scope(Can.Whistle),
            _ => caller.Scope(Can.ReportMatters),
        };
        var book = await books.Today(ct);
        if (string.IsNullOrWhiteSpace(report.Place))
        {
            return report.Spot is { } spot && await finder.PlaceAt(spot, ct) is { } found && scope.Contains(found) ? found
                : words.Length == 0 && !report.PlaceUnknown && report.Spot is null ? new PlaceMissing()
                : book.Roots(scope).First();
        }

        return book.Now(report.Place) is { } place && scope.Contains(place) ? place : new NoSuchPlace();
    }

    private async Task<Result<Taken>> Keep(Matter matter, Whom? whom, Contact contact, CancellationToken ct)
    {
        // What was kept is known also while the keys are away.
        if (!contact.IsEmpty && await Known(matter, whom, contact, ct) is { } known)
        {
            return known;
        }

        var reporter = await reporters.Seal(matter, contact, ct);
        if (!reporter.Ok)
        {
            return reporter.Problem;
        }

        var by = matter.Channel is Channel.Page ? Caller.Public : caller;
        return await door.Keep(site.Value, new ReadReport(matter, reporter.Value, whom, by, matter.Channel is Channel.Page or Channel.Phone or Channel.Visit), ct)
            ? new Taken(Receipt(matter), Again: false, Promised: null)
            : await Known(matter, whom, contact, ct) ?? throw new InvalidOperationException($"{matter.Id} lay here and is gone.");
    }

    private async Task<Result<Taken>?> Known(Matter matter, Whom? whom, Contact contact, CancellationToken ct)
    {
        // Everywhere: not to read a matter, but to know a form that was sent before, also by someone without any right.
        var id = matter.Id;
        var kept = await db.Everywhere<Matter>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (kept is null)
        {
            return null;
        }

        return kept.SaysTheSame(matter) && await reporters.IsThat(id, contact, ct) && await about.IsThat(id, whom, ct) ? new Taken(Receipt(kept), Again: true, kept.Promise?.Due) : new AlreadyReported(kept.Number);
    }

    private static Receipt Receipt(Matter matter) => new(matter.Id.Value, matter.Number, matter.QueryCode, matter.ReportedAt);
}
