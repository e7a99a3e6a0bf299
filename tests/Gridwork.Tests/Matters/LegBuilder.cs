using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Gridwork.Matters;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.Whistles;

namespace Gridwork.Tests.Matters;

/// <summary>Legs with a past, walked by their own methods.</summary>
public static class LegBuilder
{
    private static readonly DateTimeOffset At = new(2026, 2, 12, 10, 0, 0, TimeSpan.FromHours(8));

    private static readonly PersonId Officer = PersonId.New();

    /// <summary>Four legs of one unit in one matter, as no whistle would make them but every page wants them: fresh, contested, arrived, answered.</summary>
    public static (Whistle Whistle, IReadOnlyList<Leg> Legs) Standing(Matter matter, Unit unit)
    {
        var by = new Actor(MatterBuilder.Dispatcher, "李敏", At);
        var whistle = Whistle.Call(matter, WhistleKind.JointEnforcement, "渣土堵了排水沟。", basis: null, new Origin(null, "绵山镇"), by);
        var legs = Enumerable.Range(0, 4).Select(_ => Leg.Call(whistle, matter, new CalledUnit(unit.Id, unit.Name, LegRole.Co, "查倾倒的人，责令清运"),
            Until(2, TermUnit.WorkHours), Until(5, TermUnit.WorkingDays), by, MatterBuilder.Usual)).ToList();
        var officer = new Actor(Officer, "石建军", At.AddMinutes(30));
        Assert.Null(legs[1].ContestIt("该路由村里管。", "管养责任清单第 3 条", officer, MatterBuilder.Usual));
        Assert.Null(legs[2].Arrive(At.AddMinutes(20), "石建军", officer));
        Assert.Null(legs[3].Arrive(At.AddMinutes(20), "石建军", officer));
        Assert.Null(legs[3].SeeArrival(there: true, note: null, by with { At = At.AddMinutes(40) }, MatterBuilder.Usual));
        Assert.Null(legs[3].Answer("已清运渣土 4 车。", officer with { At = At.AddMinutes(50) }));
        return (whistle, legs);
    }

    private static Promise Until(int count, TermUnit unit) => Promise.Of(new Term(count, unit), CountedBy.Law, At, MatterBuilder.Usual.Time);
}
