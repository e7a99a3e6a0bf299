using System.Globalization;
using System.Text;
using Gridwork.Areas;
using Gridwork.Areas.Recoding;
using Gridwork.Kernel;
using Gridwork.Matters;
using Gridwork.Platform;
using Gridwork.Tests.Matters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Can = Gridwork.Areas.Can;

namespace Gridwork.Tests.Areas;

/// <content>Many changes one after the other, drawn at random: nothing is lost on the way.</content>
public sealed partial class RecodeTests
{
    [Theory, BothDatabases]
    public async Task After_many_changes_every_matter_is_there_and_found_by_every_code_it_ever_had(TestDatabase database)
    {
        var (chance, town) = (new Random(20260212), await host.Town(database));
        await town.Db(db =>
        {
            db.AddRange(Begin("140781105"), Begin("140781105201"), Begin("140781105202"), Begin("140781105203"));
            db.AddRange(Enumerable.Range(1, 9).Select(g => Begin($"14078110520{1 + (g % 3)}00{g}")));
            return db.SaveChangesAsync();
        });
        var keeper = new Caller(PersonId.New(), "钟平", new Dictionary<string, AreaScope>(StringComparer.Ordinal) { [Can.ManageAreas] = new(AreaCode.Of(Root)) }, new HashSet<Guid>());
        Dictionary<MatterId, (List<AreaCode> Ever, bool Open, int Version)> known = [];
        var (taken, moved) = (0, 0);
        for (var round = 0; round < 40; round++)
        {
            var standing = await town.Db(db => db.Everywhere<Area>().Where(a => a.ValidTo == null).Select(a => a.Code).ToListAsync());
            foreach (var place in Enumerable.Range(0, 3).Select(_ => standing[chance.Next(standing.Count)]))
            {
                var matter = await town.Given((chance.Next(2) == 0 ? new MatterBuilder(place.Value).Accepted().Dispatched() : new MatterBuilder(place.Value).Declined()).Build());
                known[matter.Id] = ([place], matter.Open, matter.Version);
            }

            town.Clock.Advance(TimeSpan.FromDays(1));
            var rows = Enumerable.Range(0, chance.Next(1, 3)).Select(_ => Row(standing, chance));
            var done = await town.Scope(s => s.GetRequiredService<Recode>().Run(Encoding.UTF8.GetBytes($"old,new\n{string.Join('\n', rows)}\n"), default), keeper);
            taken += done.Ok ? 1 : 0;
            moved += await Round(town);
            await Check(town, known);
        }

        // Else it would have proved nothing.
        Assert.True(taken > 20 && moved > 30, $"{taken} tables taken, {moved} matters moved");
    }

    private static async Task Check(Town town, Dictionary<MatterId, (List<AreaCode> Ever, bool Open, int Version)> known)
    {
        var book = await town.Scope(s => s.GetRequiredService<AreaBooks>().Today(default));
        var all = await town.Db(db => db.Everywhere<Matter>().AsNoTracking().ToDictionaryAsync(m => m.Id));
        var site = new AreaScope(book.Lineage.WithForebears(AreaCode.Of(Root)));
        Assert.Equal(known.Count, all.Count);
        foreach (var (id, (ever, open, version)) in known)
        {
            var matter = all[id];
            Assert.Equal(open, matter.Open);
            if (open && matter.Area != ever[^1])
            {
                Assert.Equal((MatterAct.Recode, MatterState.Dispatched), (matter.Last.Act, matter.State));
                ever.Add(matter.Area);
            }

            Assert.True(!open || book.Stands(matter.Area), $"{matter.Number} is open at {matter.Area}, which has ended");
            Assert.True(open || (matter.Area == ever[0] && matter.Version == version), $"{matter.Number} had ended and was changed");
            Assert.All(ever.Append(book.Lineage.Now(ever[0])), code => Assert.True(book.Around(code).Contains(matter.Area), $"{matter.Number} at {matter.Area} is not found by {code}"));
            Assert.True(site.Contains(matter.Area));
        }
    }

    private static Area Begin(string code) => Area.Of(AreaCode.Of(code), code, new(2026, 1, 1), code.Length > 12 ? GridKind.Base : null);

    // Villages and grids: joined, divided, moved to one another, or given codes that were never there.
    private static string Row(List<AreaCode> standing, Random chance)
    {
        var old = standing.Where(c => c.Value.Length > 9).ElementAt(chance.Next(standing.Count - 1)).Value;
        var villages = standing.Where(c => c.Value.Length == 12).Select(c => c.Value).ToList();
        var village = old.Length > 12 || chance.Next(3) == 0 ? villages[chance.Next(villages.Count)] : $"{Root}{chance.Next(300, 400)}";
        return old.Length == 12 ? $"{old},{village}" : $"{old},{village}{chance.Next(1, 40).ToString("D3", CultureInfo.InvariantCulture)}";
    }
}
