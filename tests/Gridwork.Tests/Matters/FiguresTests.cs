using System.Net;
using AngleSharp.Dom;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles;
using Gridwork.Matters.Whistles.Figures;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Tests.Matters;

using Can = Gridwork.Matters.Can;

/// <summary>The figures of whistles are a full count of what the reader may see, and open the list that they count.</summary>
public sealed class FiguresTests(TownHost host) : IClassFixture<TownHost>
{
    private const string Period = "/whistles/figures?From=2026-02-01&To=2026-02-28";

    private static readonly PersonId[] People = [PersonId.New(), PersonId.New(), PersonId.New()];

    [Theory, BothDatabases]
    public async Task Every_number_is_the_count_of_every_leg_that_one_may_see_and_opens_its_list(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        await Lived(town, count: 70);
        var all = await town.Town.Db(db => db.Everywhere<Leg>().AsNoTracking().ToListAsync());
        var start = CivilTime.StartOf(new DateOnly(2026, 2, 1));
        var february = all.FindAll(l => l.CalledAt >= start && l.CalledAt < CivilTime.StartOf(new DateOnly(2026, 3, 1)));
        Assert.InRange(february.Count, 10, 60);

        await Equal(town.Whistler, february);
        await Equal(town.Town.As(MatterTown.Village, Can.ReadMatters, Can.DispatchMatters, Can.Whistle), february.FindAll(l => l.Area == AreaCode.Of(MatterTown.Village)));
        var head = town.Town.As(MatterTown.TownCode, [town.Police.Id.Value], Can.ReadMatters, Can.HandleMatters, Can.LeadUnit);
        await Equal(head, february.FindAll(l => l.Unit == town.Police.Id));
        Assert.Equal(HttpStatusCode.Forbidden, (await town.Officer.Get(Period)).StatusCode);
        Assert.DoesNotContain("某人", (await town.Whistler.Page(Period)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_figures_of_many_legs_cost_no_more_commands_than_those_of_few(TestDatabase database)
    {
        var town = await MatterTown.In(await host.Town(database));
        var browser = town.Whistler;
        await Lived(town, count: 8);
        await browser.Page(Period);
        var few = await town.Town.Commands(() => browser.Page(Period));
        await Lived(town, count: 40);
        Assert.Equal(few, await town.Town.Commands(() => browser.Page(Period)));
    }

    private static async Task Equal(Browser browser, List<Leg> seen)
    {
        var page = await browser.Page(Period);
        await Table(page.QuerySelector("table[data-by=Unit]"), seen.GroupBy(l => l.UnitName, StringComparer.Ordinal));
        await Table(page.QuerySelector("table[data-by=FromUnit]"), seen.GroupBy(l => l.FromName, StringComparer.Ordinal));

        async Task Table(IElement? table, IEnumerable<IGrouping<string, Leg>> groups)
        {
            var rows = table!.QuerySelectorAll("tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelectorAll("td").ToList(), StringComparer.Ordinal);
            Assert.Equal(groups.Select(g => g.Key).Order(StringComparer.Ordinal), rows.Keys.Order(StringComparer.Ordinal));
            foreach (var group in groups)
            {
                var cells = rows[group.Key];
                var counts = Enum.GetValues<LegFigure>().Select(f => group.Count(l => Slow(l, f))).Prepend(group.Select(l => l.Matter).Distinct().Count());
                Assert.Equal(string.Join(' ', counts), string.Join(' ', cells.Select(c => c.TextContent)));
                foreach (var link in cells.Skip(1).Select(c => c.QuerySelector("a")!))
                {
                    var listed = (await browser.Page(link.GetAttribute("href")!)).QuerySelectorAll("table.queue tbody tr").Length;
                    Assert.Equal((link.GetAttribute("href"), link.TextContent), (link.GetAttribute("href"), $"{listed}"));
                }
            }
        }
    }

    // As a clerk with the files on the table counts them.
    private static bool Slow(Leg leg, LegFigure figure) => figure switch
    {
        LegFigure.Called => true,
        LegFigure.Answered => leg.History.Any(l => l.Act is LegAct.Acknowledge or LegAct.Contest or LegAct.Arrive),
        LegFigure.Wanted => leg.Of(ClockKind.Arrival) is not null,
        LegFigure.InTime => leg.Of(ClockKind.Arrival) is { EndedAt: { } ended } clock && leg.Arrival is { } there && there.At == ended && ended <= clock.Due,
        LegFigure.Solved => leg is { State: LegState.Rated, Rating.Solved: Solved.Yes },
        LegFigure.Contested => leg.History.Any(l => l.Act is LegAct.Contest),
        LegFigure.Upheld => leg.State is LegState.Released,
        LegFigure.Justified => leg.History.Any(l => l.Act is LegAct.Judge) && leg.Judgement!.Justified,
        LegFigure.Unjustified => leg.History.Any(l => l.Act is LegAct.Judge) && !leg.Judgement!.Justified,
        _ => throw new InvalidOperationException($"{figure} is counted by nobody."),
    };

    /// <summary>Matters of two villages in the weeks around February, each with one or both units called and a drawn course.</summary>
    private static async Task Lived(MatterTown town, int count)
    {
        var random = new Random(20260212);
        for (var i = 0; i < count; i++)
        {
            var at = CivilTime.StartOf(new DateOnly(2026, 1, 20)).AddMinutes(random.Next(50 * 1440));
            var matter = await town.Given(new MatterBuilder(random.Next(2) == 0 ? MatterTown.Village : MatterTown.OtherVillage).Accepted());
            var by = new Actor(People[0], "某人", at);
            var whistle = Whistle.Call(matter, WhistleKind.KeyTask, "请来。", basis: null, random.Next(2) == 0 ? new Origin(null, "绵山镇") : new Origin(town.Works.Id, "村镇建设办"), by);
            var legs = (random.Next(3) switch { 0 => new[] { town.Works }, 1 => [town.Police], _ => [town.Works, town.Police] }).Select(unit => Drawn(random, unit, matter, whistle, by)).ToList();
            await town.Town.Given(whistle);
            await town.Town.Db(db =>
            {
                db.AddRange(legs);
                return db.SaveChangesAsync();
            });
        }
    }

    private static Leg Drawn(Random random, Unit unit, Matter matter, Whistle whistle, Actor by)
    {
        var arrival = random.Next(3) > 0 ? Promise.Of(new Term(1 + random.Next(8), TermUnit.WorkHours), CountedBy.Law, by.At, MatterBuilder.Usual.Time) : null;
        var leg = Leg.Call(whistle, matter, new CalledUnit(unit.Id, unit.Name, LegRole.Lead, "清运"), arrival, Promise.Of(new Term(3, TermUnit.WorkingDays), CountedBy.Law, by.At, MatterBuilder.Usual.Time), by, MatterBuilder.Usual);
        foreach (var act in Enumerable.Range(0, random.Next(40)).Select(_ => (LegAct)(1 + random.Next((int)LegAct.Judge))))
        {
            by = by with { Id = People[random.Next(3)], At = by.At.AddMinutes(random.Next(240)) };
            LivedLegs.Try(leg, act, matter, whistle, by, MatterBuilder.Usual, new Step(0, Wild: false, 0, 1, 0, Yes: random.Next(3) > 0, Rings: false));
        }

        return leg;
    }
}
