using Gridwork.Kernel;
using static Gridwork.Matters.Whistles.LegAct;
using static Gridwork.Matters.Whistles.LegState;

namespace Gridwork.Matters.Whistles;

/// <summary>Called: nobody has answered yet. The last five have ended.</summary>
public enum LegState { Called, Contested, Acknowledged, Arrived, Answered, Rated, Released, Withdrawn, Reassigned, Waived }

/// <summary><see cref="Call"/> is only ever the first line of a history, and <see cref="Recount"/> only a line of it: neither is in the table.</summary>
public enum LegAct
{
    Call, Acknowledge, Contest, Uphold, Overrule, Arrive, ConfirmArrival, DenyArrival, Answer, RejectAnswer, Rate, Judge,
    Reassign, Withdraw, Waive, Recount,
}

public readonly record struct LegId(Guid Value) : IId<LegId>
{
    public static LegId From(Guid value) => new(value);

    public static LegId New() => new(RisingId.New());

    // For the next page of a list only; the database compares the column, in the order of the index.
    public static bool operator >(LegId a, LegId b) => a.Value.CompareTo(b.Value) > 0;

    public static bool operator <(LegId a, LegId b) => a.Value.CompareTo(b.Value) < 0;
}

/// <summary>The whole life of one unit's part in a whistle. A pair that is not here is refused.</summary>
internal static class LegLife
{
    public static LegState? After(LegState state, LegAct act) => (state, act) switch
    {
        (Called, Acknowledge) => Acknowledged,
        (Called or Acknowledged, LegAct.Contest) => Contested,
        (Contested, Uphold) => Released,
        (Contested, Overrule) => Acknowledged,
        (Called or Acknowledged, Arrive) => Arrived,
        (Arrived or Answered, ConfirmArrival) => state,
        (Arrived or Answered, DenyArrival) => Acknowledged,
        (Acknowledged or Arrived, Answer) => Answered,
        (Answered, RejectAnswer) => Acknowledged,
        (Answered, Rate) => Rated,
        (Acknowledged or Arrived or Answered or Rated, Judge) => state,
        (Called or Contested or Acknowledged or Arrived, Reassign) => Reassigned,
        (Called or Contested or Acknowledged or Arrived or Answered, Withdraw) => Withdrawn,
        (Called or Contested or Acknowledged or Arrived or Answered, Waive) => Waived,
        _ => null,
    };
}

/// <summary>States with a meaning, named once.</summary>
internal static class LegStates
{
    extension(LegState state)
    {
        /// <summary>The matter waits for it.</summary>
        public bool IsOpen => state is Called or Contested or Acknowledged or Arrived or Answered;
    }
}
