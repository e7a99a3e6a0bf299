using Gridwork.Matters;

namespace Gridwork.Tests.Matters;

public sealed class MatterLifeTests
{
    [Fact]
    public void Every_state_and_act_has_its_answer() => Assert.Equal(
        """
        Reported    SendToVerify -> Verifying
        Reported    Accept -> Accepted
        Reported    Decline -> NotAccepted
        Reported    Void -> Void
        Reported    Raise -> Raised
        Reported    Join -> Joined
        Reported    AddWords -> Reported
        Reported    NameParty -> Reported
        Reported    ClearParties -> Reported
        Reported    Recode -> Reported
        Verifying   Verify -> Reported
        Verifying   Void -> Void
        Verifying   AddWords -> Verifying
        Verifying   NameParty -> Verifying
        Verifying   ClearParties -> Verifying
        Verifying   Recode -> Verifying
        Accepted    Dispatch -> Dispatched
        Accepted    Void -> Void
        Accepted    ForceClose -> Closed
        Accepted    Whistle -> Handling
        Accepted    HandUp -> HandedUp
        Accepted    Join -> Joined
        Accepted    AddWords -> Accepted
        Accepted    NameParty -> Accepted
        Accepted    ClearParties -> Accepted
        Accepted    Recode -> Accepted
        NotAccepted Reopen -> Reported
        NotAccepted ClearParties -> NotAccepted
        Dispatched  Return -> Accepted
        Dispatched  Take -> Handling
        Dispatched  Void -> Void
        Dispatched  ForceClose -> Closed
        Dispatched  PauseClock -> Dispatched
        Dispatched  ResumeClock -> Dispatched
        Dispatched  AskExtension -> Dispatched
        Dispatched  DecideExtension -> Dispatched
        Dispatched  Whistle -> Dispatched
        Dispatched  Contest -> Dispatched
        Dispatched  Uphold -> Accepted
        Dispatched  Overrule -> Dispatched
        Dispatched  HandUp -> HandedUp
        Dispatched  AddWords -> Dispatched
        Dispatched  NameParty -> Dispatched
        Dispatched  ClearParties -> Dispatched
        Dispatched  Recode -> Dispatched
        Handling    Return -> Accepted
        Handling    Handle -> Handled
        Handling    Suspend -> Suspended
        Handling    Void -> Void
        Handling    ForceClose -> Closed
        Handling    PauseClock -> Handling
        Handling    ResumeClock -> Handling
        Handling    AskExtension -> Handling
        Handling    DecideExtension -> Handling
        Handling    Whistle -> Handling
        Handling    SumUp -> Handled
        Handling    Contest -> Handling
        Handling    Uphold -> Accepted
        Handling    Overrule -> Handling
        Handling    HandUp -> HandedUp
        Handling    AddSubtask -> Handling
        Handling    TickSubtasks -> Handling
        Handling    DropSubtask -> Handling
        Handling    LinkSubtask -> Handling
        Handling    AnswerSubtask -> Handling
        Handling    AddWords -> Handling
        Handling    NameParty -> Handling
        Handling    ClearParties -> Handling
        Handling    HandOver -> Handling
        Handling    Recode -> Handling
        Handled     Close -> Closed
        Handled     SendBack -> Handling
        Handled     Void -> Void
        Handled     ForceClose -> Closed
        Handled     AddWords -> Handled
        Handled     NameParty -> Handled
        Handled     ClearParties -> Handled
        Handled     Recode -> Handled
        Closed      Reopen -> Accepted
        Closed      NotSolved -> Accepted
        Closed      ClearParties -> Closed
        Suspended   Resume -> Handling
        Suspended   Void -> Void
        Suspended   ForceClose -> Closed
        Suspended   AddWords -> Suspended
        Suspended   NameParty -> Suspended
        Suspended   ClearParties -> Suspended
        Suspended   HandOver -> Suspended
        Suspended   Recode -> Suspended
        Void        ClearParties -> Void
        Raised      Void -> Void
        Raised      PassOn -> Reported
        Raised      Settle -> Closed
        Raised      AddWords -> Raised
        Raised      NameParty -> Raised
        Raised      ClearParties -> Raised
        Raised      Recode -> Raised
        HandedUp    Void -> Void
        HandedUp    ForceClose -> Closed
        HandedUp    PauseClock -> HandedUp
        HandedUp    ResumeClock -> HandedUp
        HandedUp    GetBack -> Accepted
        HandedUp    SettleAbove -> Handled
        HandedUp    AddWords -> HandedUp
        HandedUp    NameParty -> HandedUp
        HandedUp    ClearParties -> HandedUp
        HandedUp    Recode -> HandedUp
        Joined      Separate -> Reported
        Joined      AddWords -> Joined
        Held        Void -> Void
        Held        AddWords -> Held
        Held        NameParty -> Held
        Held        ClearParties -> Held
        Held        TakeUp -> Reported
        Held        Recode -> Held
        """,
        string.Join('\n',
            from state in Enum.GetValues<MatterState>()
            from act in Enum.GetValues<MatterAct>()
            let next = MatterLife.After(state, act)
            where next is not null
            select $"{state,-11} {act} -> {next}"), ignoreLineEndingDifferences: true);

    [Fact]
    public void Whatever_is_not_over_can_come_to_an_end()
    {
        foreach (var state in Enum.GetValues<MatterState>().Where(s => s.IsOpen))
        {
            Assert.Contains(Enum.GetValues<MatterAct>(), act => MatterLife.After(state, act) is { IsOpen: false });
        }
    }
}
