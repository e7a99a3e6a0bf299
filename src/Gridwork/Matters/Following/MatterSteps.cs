using Gridwork.Matters.Contracts;
using static Gridwork.Matters.Contracts.ProgressStep;

namespace Gridwork.Matters.Following;

/// <summary>The course of a matter as its resident sees it: six steps, of which what was taken back is not done.</summary>
internal sealed record MatterSteps(IReadOnlyList<ProgressLine> Lines, ProgressStep? Now)
{
    public static MatterSteps Of(Matter matter)
    {
        var done = Done(matter.State);
        var lines = Enum.GetValues<ProgressStep>()
            .Select(step => (int)step < done ? Line(matter, step) : new ProgressLine(step, At: null, Unit: null));
        return new MatterSteps([.. lines], matter.Open ? (ProgressStep)done : null);
    }

    private static int Done(MatterState state) => state switch
    {
        MatterState.Accepted => (int)Accept + 1,
        MatterState.Dispatched or MatterState.Handling or MatterState.Suspended or MatterState.HandedUp => (int)Dispatch + 1,
        MatterState.Handled => (int)Handle + 1,
        MatterState.Closed => (int)Close + 1,
        _ => (int)ProgressStep.Report + 1,
    };

    // The last one of its kind: a matter may be dispatched and handled more than once.
    private static ProgressLine Line(Matter matter, ProgressStep step)
    {
        var line = matter.History.Where(e => StepOf(e.Act) == step).MaxBy(e => e.Nr);
        return new ProgressLine(step, line?.At ?? matter.Touched, line?.UnitName);
    }

    // Whoever was called, contested or ruled stays inside: the resident sees that the township has it in hand.
    private static ProgressStep? StepOf(MatterAct act) => act switch
    {
        MatterAct.Report => ProgressStep.Report,
        MatterAct.Accept => Accept,
        MatterAct.Dispatch or MatterAct.Whistle or MatterAct.HandUp => Dispatch,
        MatterAct.Handle or MatterAct.SumUp or MatterAct.SettleAbove => Handle,
        MatterAct.Close or MatterAct.ForceClose or MatterAct.Settle => Close,
        _ => null,
    };
}
