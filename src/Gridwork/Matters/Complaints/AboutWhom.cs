using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Parties;
using Gridwork.Matters.Telling;
using Gridwork.Platform;
using Gridwork.Platform.Jobs;
using Gridwork.Platform.Layout.Fields;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Complaints;

/// <summary>Whom a reporter says that it is about.</summary>
/// <param name="Left">For whom it is left out from the first moment.</param>
/// <param name="Held">Until the level above has taken it up, since words may mean anybody, or since nobody of intake is left.</param>
internal sealed record Whom(UnitId? Unit, string? UnitName, string Words, IReadOnlyList<Named> Left, bool Held);

/// <summary>
/// Reads whom a report is about, so that it never comes first before the eyes of those: a unit that was chosen is left out at once; of words,
/// whoever's name stands in them, and everybody else waits until the level above has said whom they mean.
/// </summary>
internal sealed class AboutWhom(GridworkDb db, NamedParties all, Holders holders, CurrentSite site, Words words, TimeProvider clock)
{
    /// <summary>To choose from on the public page.</summary>
    public async Task<IReadOnlyList<Choice>> Units(CancellationToken ct) =>
        [new Choice("", words["about.no-unit"]), .. (await all.Units(Site, ct)).Select(u => new Choice(u.Id.Value.ToString(), u.Name))];

    /// <summary>Null when it is about nobody who works here.</summary>
    public async Task<Result<Whom?>> Read(AboutFields? about, AreaCode place, CancellationToken ct)
    {
        var said = TypedText.Optional(about?.Words, "about", AboutFields.MostWords);
        if (!said.Ok)
        {
            return said.Problem;
        }

        if (about?.Unit is null && said.Value.Length == 0)
        {
            return (Whom?)null;
        }

        var chosen = await all.Of(about!.Unit, person: null, Site, ct);
        if (about.Unit is not null && chosen.Count == 0)
        {
            return new NoUnitToName();
        }

        IReadOnlyList<Named> left = [.. chosen, .. await all.In(said.Value, Site, ct)];
        var held = said.Value.Length > 0 || !await Anybody(Can.AcceptMatters, place, left, ct);
        return held && !await Anybody(Can.Above, place, left, ct) ? new NobodyAbove()
            : new Whom(chosen.Count > 0 ? chosen[0].Unit : null, chosen.Count > 0 ? chosen[0].Name : null, said.Value, [.. left.Distinct()], held);
    }

    /// <summary>Whether a form sent again says the same.</summary>
    public async Task<bool> IsThat(MatterId matter, Whom? whom, CancellationToken ct) =>
        // Everywhere: to know a form that was sent before, as the matter is known.
        await db.Everywhere<Complaint>().AsNoTracking().SingleOrDefaultAsync(c => c.Matter == matter, ct) is { } kept
            ? whom is not null && kept.SaysTheSame(whom)
            : whom is null;

    /// <summary>Adds what keeps it from them, to be saved with the matter, and leaves it to be told to the level above.</summary>
    public void Keep(Matter matter, Whom? whom)
    {
        if (whom is not null)
        {
            db.Add(Complaint.Of(matter, whom));
            db.AddRange(whom.Left.Select(named => named.Party(matter, matter.ReportedAt)));
            db.Send(new MatterNews(matter.Id.Value, matter.Last.Nr), matter.ReportedAt);
        }
    }

    private AreaScope Site => new(site.Value.Root);

    // Somebody who may and whom it is not about.
    private async Task<bool> Anybody(string permission, AreaCode place, IReadOnlyList<Named> left, CancellationToken ct)
    {
        var people = (await holders.Of(permission, place, unit: null, ct)).Except(left.Select(n => n.Person).OfType<PersonId>()).Select(p => p.Value).ToList();
        var (day, units) = (CivilTime.DayOf(clock.GetUtcNow()), left.Where(n => n.Unit is not null).Select(n => n.Unit).ToList());
        // Everywhere: whether there is somebody, not who.
        return await db.Users.AnyAsync(a => people.Contains(a.Id) && a.ClosedAt == null
            && !db.Everywhere<Post>().Any(p => p.Account == a.Id && units.Contains(p.Unit) && p.From <= day && (p.To == null || p.To >= day)), ct);
    }
}

public sealed record NoUnitToName() : Problem.Invalid("complaint.no-unit", "There is no such unit here.");

public sealed record NobodyAbove() : Problem.Invalid("complaint.nobody-above", "Everybody here who could take this up is among those whom it is about. Nothing was kept: turn to the level above.");
