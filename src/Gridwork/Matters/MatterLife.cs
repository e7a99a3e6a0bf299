using Gridwork.Kernel;
using static Gridwork.Matters.MatterAct;
using static Gridwork.Matters.MatterState;

namespace Gridwork.Matters;

public enum MatterState { Reported, Verifying, Accepted, NotAccepted, Dispatched, Handling, Handled, Closed, Suspended, Void, Raised, HandedUp, Joined, Held }

/// <summary><see cref="Report"/> is only ever the first line of a history, <see cref="BringIn"/> the second of what another system had, and <see cref="Recount"/> only a line of it: none is in the table.</summary>
public enum MatterAct
{
    Report, SendToVerify, Verify, Accept, Decline, Dispatch, Return, Take, Handle, Close, SendBack, Suspend, Resume, Void, ForceClose, Reopen,
    PauseClock, ResumeClock, AskExtension, DecideExtension, Recount, Raise, PassOn, Settle, Whistle, SumUp,
    Contest, Uphold, Overrule, HandUp, GetBack, SettleAbove, AddSubtask, TickSubtasks, DropSubtask, LinkSubtask, AnswerSubtask, Join, Separate,
    AddWords, NotSolved, NameParty, ClearParties, TakeUp, HandOver, Recode, BringIn,
}

public readonly record struct MatterId(Guid Value) : IId<MatterId>
{
    public static MatterId From(Guid value) => new(value);

    public static MatterId New() => new(RisingId.New());

    // For the next page of a list only; the database compares the column, in the order of the index.
    public static bool operator >(MatterId a, MatterId b) => a.Value.CompareTo(b.Value) > 0;

    public static bool operator <(MatterId a, MatterId b) => a.Value.CompareTo(b.Value) < 0;
}

/// <summary>The whole life of a matter. A pair that is not here is refused.</summary>
internal static class MatterLife
{
    public static MatterState? After(MatterState state, MatterAct act) => (state, act) switch
    {
        (Held, TakeUp) => Reported,
        (Reported, SendToVerify) => MatterState.Verifying,
        (MatterState.Verifying, Verify) => Reported,
        (Reported, Raise) => Raised,
        (Raised, PassOn) => Reported,
        (Raised, Settle) => Closed,
        (Reported or Accepted, Join) => Joined,
        (Joined, Separate) => Reported,
        (Reported, Accept) => Accepted,
        (Reported, Decline) => NotAccepted,
        (Accepted, Dispatch) => Dispatched,
        (Accepted, MatterAct.Whistle) => MatterState.Handling,
        (Dispatched or MatterState.Handling, MatterAct.Whistle) => state,
        (MatterState.Handling, SumUp) => Handled,
        (Dispatched or MatterState.Handling, Return or Uphold) => Accepted,
        (Dispatched or MatterState.Handling, MatterAct.Contest or Overrule) => state,
        (Accepted or Dispatched or MatterState.Handling, HandUp) => HandedUp,
        (HandedUp, GetBack) => Accepted,
        (HandedUp, SettleAbove) => Handled,
        (Dispatched, Take) => MatterState.Handling,
        (MatterState.Handling, Handle) => Handled,
        (MatterState.Handling or Suspended, HandOver) => state,
        (MatterState.Handling, Suspend) => Suspended,
        (Suspended, Resume) => MatterState.Handling,
        (MatterState.Handling, AddSubtask or TickSubtasks or DropSubtask or LinkSubtask or AnswerSubtask) => state,
        (Handled, Close) => Closed,
        (Handled, SendBack) => MatterState.Handling,
        (Accepted or Dispatched or MatterState.Handling or Handled or Suspended or HandedUp, ForceClose) => Closed,
        (Held or Reported or Raised or MatterState.Verifying or Accepted or Dispatched or MatterState.Handling or Handled or Suspended or HandedUp, MatterAct.Void) => MatterState.Void,
        (HandedUp, PauseClock or ResumeClock) => state,
        (Dispatched or MatterState.Handling, PauseClock or ResumeClock or AskExtension or DecideExtension) => state,
        (_, AddWords or NameParty or Recode) when state.IsOpen => state,
        (Joined, AddWords) => state,
        (_, ClearParties) when state is not Joined => state,
        (Closed, Reopen or MatterAct.NotSolved) => Accepted,
        (NotAccepted, Reopen) => Reported,
        _ => null,
    };
}

/// <summary>States with a meaning, named once.</summary>
internal static class MatterStates
{
    extension(MatterState state)
    {
        public bool IsOpen => state is not (NotAccepted or Closed or MatterState.Void or Joined);

        /// <summary>A unit has it and its clock runs.</summary>
        public bool IsRunning => state is Dispatched or MatterState.Handling;
    }
}
