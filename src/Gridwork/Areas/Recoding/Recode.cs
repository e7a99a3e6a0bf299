using Gridwork.Areas.BringingIn;
using Gridwork.Areas.Contracts;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Sites;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Areas.Recoding;

/// <summary>
/// Gives places new codes by a table of pairs: a village that became a community, a county that became a district, a grid that was divided or joined to
/// another. Looked at first, then done in one go: new places are made and old ones end, linked; units, posts and boundaries move. What is open there
/// follows by <see cref="MoveRows"/>; what has ended keeps the code of its day and stays found by both.
/// </summary>
internal sealed class Recode(GridworkDb db, Caller caller, AreaBooks books, CurrentSite site, Registry registry, IEnumerable<IMovesWithPlaces> rows, TimeProvider clock)
{
    /// <summary>A row as it was looked at; what moves by it is null where it moves nothing.</summary>
    public sealed record Line(BroughtLine Row, RecodeCount? Moves);

    public async Task<Result<IReadOnlyList<Line>>> Look(byte[] file, CancellationToken ct)
    {
        var read = await Read(file, ct);
        if (!read.Ok)
        {
            return read.Problem;
        }

        var (table, plan) = read.Value;
        var book = await books.Today(ct);
        var counts = await new MovedGround(db, plan, table.From).Count(rows, ct);
        return table.Faults.Select(fault => new Line(fault, null)).Concat(table.Pairs.Select(pair => new Line(
            new BroughtLine(
                pair.Row, What(pair, plan, book), plan.Refused.ContainsKey(pair.Row) ? LineOutcome.Refused : pair.Old is null ? LineOutcome.New : LineOutcome.Changed,
                plan.Refused.GetValueOrDefault(pair.Row)),
            counts.GetValueOrDefault(pair.Row)))).OrderBy(l => l.Row.Row).ToArray();
    }

    /// <summary>How many places have another code.</summary>
    public async Task<Result<int>> Run(byte[] file, CancellationToken ct)
    {
        var done = await db.InTransaction(
            async stop =>
            {
                // The counter's row holds back whoever draws or changes codes at the same moment.
                await db.Next("boundaries", 1, stop);
                var read = await Read(file, stop);
                return !read.Ok ? read.Problem : await Write(read.Value.Table, read.Value.Plan, stop);
            },
            ct);
        if (done.Ok && done.Value.Root != site.Value.Root)
        {
            // After the site's own transaction: until then, and after a kill in between, the round sets it right.
            await registry.Reroot(site.Value.Code, done.Value.Root, ct);
        }

        return done.Ok ? done.Value.Places : done.Problem;
    }

    private async Task<Result<(RecodeTable Table, RecodePlan Plan)>> Read(byte[] file, CancellationToken ct)
    {
        if (!caller.Scope(Can.ManageAreas).Contains(site.Value.Root))
        {
            return new RecodingOfWholeSite();
        }

        var sheet = await BroughtFile.Rows(file, OfficeColumns.Codes, ct);
        if (!sheet.Ok)
        {
            return sheet.Problem;
        }

        var table = new RecodeTable((await books.Today(ct)).Day);
        foreach (var row in sheet.Value)
        {
            table.Take(row);
        }

        // Everywhere: codes that the site ever gave are not given again, wherever they lie.
        return (table, new RecodePlan(await db.Everywhere<Area>().ToListAsync(ct), site.Value.Root, table.Pairs, table.From));
    }

    private async Task<Result<(int Places, AreaCode Root)>> Write(RecodeTable table, RecodePlan plan, CancellationToken ct)
    {
        if (table.From > (await books.Today(ct)).Day)
        {
            return new CodesFromLater(table.From);
        }

        if (table.Faults.Count + plan.Refused.Count is > 0 and var faults)
        {
            return new BroughtHasFaults(faults);
        }

        var (now, moved) = (clock.GetUtcNow(), new MovedGround(db, plan, table.From));
        foreach (var (code, place) in plan.Made)
        {
            db.Add(Area.Of(code, place.Name, table.From, place.Grid));
        }

        foreach (var pair in table.Pairs.Where(p => p.Old is null))
        {
            db.Trail(caller, "areas.open", pair.New.Value, pair.New, Said(pair.Name, table), now);
        }

        foreach (var (old, heirs) in plan.Heirs)
        {
            (await db.FindAsync<Area>([old], ct))!.EndBefore(table.From);
            db.AddRange(heirs.Select((heir, nr) => Succession.Of(old, heir, table.From, nr, table.Basis)));
            db.Trail(caller, "areas.recode", old.Value, old, Said(string.Join(' ', heirs), table), now);
        }

        await moved.Boundaries(ct);
        await moved.Offices(caller, now, ct);
        await db.SaveChangesAsync(ct);
        await db.Touch(Stamp.Posts, ct); // what people reach widens with the places, whether or not a post moved
        return (plan.Heirs.Count, plan.Root);
    }

    private static string Said(string what, RecodeTable table) => $"{what} {Days.Iso(table.From)} {table.Basis}".TrimEnd();

    private static string What(CodePair pair, RecodePlan plan, AreaBook book)
    {
        var heir = pair.Name.Length > 0 ? pair.Name : book.Find(pair.New) is not null ? book.Name(pair.New) : plan.Made.TryGetValue(pair.New, out var made) ? made.Name : "";
        return pair.Old is { } old ? $"{(book.Find(old) is null ? "" : book.Name(old))} {old} → {heir} {pair.New}".Trim() : $"{heir} {pair.New}";
    }
}
