namespace Gridwork.Matters;

/// <summary>One act as the desk offers it: where it is done, and by whom.</summary>
internal sealed record OfferedAct(MatterAct Act, string Permission, string Page, string Icon)
{
    /// <summary>In the order in which they are offered: what carries a matter on comes first.</summary>
    public static readonly IReadOnlyList<OfferedAct> All =
    [
        new(MatterAct.TakeUp, Can.Above, "take-up", "lock"),
        new(MatterAct.Accept, Can.AcceptMatters, "accept", "file-text"),
        new(MatterAct.SendToVerify, Can.AcceptMatters, "send-to-verify", "eye"),
        new(MatterAct.Verify, Can.VerifyMatters, "verify", "eye"),
        new(MatterAct.Dispatch, Can.DispatchMatters, "dispatch", "send"),
        new(MatterAct.PassOn, Can.HearWhistles, "pass-on", "arrow-right"),
        new(MatterAct.Settle, Can.HearWhistles, "settle", "circle-check"),
        new(MatterAct.Whistle, Can.Whistle, "whistle", "speakerphone"),
        new(MatterAct.Take, Can.HandleMatters, "take", "check"),
        new(MatterAct.Handle, Can.HandleMatters, "handle", "circle-check"),
        new(MatterAct.SumUp, Can.Whistle, "sum-up", "circle-check"),
        new(MatterAct.Raise, Can.VerifyMatters, "raise", "speakerphone"),
        new(MatterAct.Close, Can.CheckMatters, "close", "circle-check"),
        new(MatterAct.SendBack, Can.CheckMatters, "send-back", "arrow-back-up"),
        new(MatterAct.TickSubtasks, Can.HandleMatters, "tick-subtasks", "check"),
        new(MatterAct.AddSubtask, Can.HandleMatters, "add-subtask", "plus"),
        new(MatterAct.LinkSubtask, Can.HandleMatters, "link-subtask", "send"),
        new(MatterAct.DropSubtask, Can.HandleMatters, "drop-subtask", "x"),
        new(MatterAct.Overrule, Can.Arbitrate, "rule", "gavel"),
        new(MatterAct.Contest, Can.HandleMatters, "contest", "ban"),
        new(MatterAct.Return, Can.DispatchMatters, "return", "arrow-back-up"),
        new(MatterAct.SettleAbove, Can.DispatchMatters, "settle-above", "circle-check"),
        new(MatterAct.GetBack, Can.DispatchMatters, "get-back", "arrow-back-up"),
        new(MatterAct.HandUp, Can.DispatchMatters, "hand-up", "send"),
        new(MatterAct.Join, Can.AcceptMatters, "join", "users"),
        new(MatterAct.Separate, Can.AcceptMatters, "separate", "arrow-back-up"),
        new(MatterAct.NameParty, Can.NameParties, "name-party", "lock"),
        new(MatterAct.ClearParties, Can.NameParties, "clear-parties", "arrow-back-up"),
        new(MatterAct.Decline, Can.AcceptMatters, "decline", "ban"),
        new(MatterAct.DecideExtension, Can.DispatchMatters, "decide-extension", "gavel"),
        new(MatterAct.AskExtension, Can.HandleMatters, "ask-extension", "hourglass"),
        new(MatterAct.ResumeClock, Can.DispatchMatters, "resume-clock", "arrow-right"),
        new(MatterAct.PauseClock, Can.DispatchMatters, "pause-clock", "player-pause"),
        new(MatterAct.Resume, Can.DispatchMatters, "resume", "arrow-right"),
        new(MatterAct.Suspend, Can.DispatchMatters, "suspend", "player-pause"),
        new(MatterAct.Reopen, Can.DispatchMatters, "reopen", "arrow-back-up"),
        new(MatterAct.ForceClose, Can.ForceClose, "force-close", "lock"),
        new(MatterAct.Void, Can.AcceptMatters, "void", "x"),
    ];

    /// <summary>On the straight way, or back to it: what holds or ends a matter otherwise is never urged on anybody.</summary>
    public bool CarriesOn => Act is MatterAct.TakeUp or MatterAct.Accept or MatterAct.Verify or MatterAct.Dispatch or MatterAct.Take or MatterAct.Handle or MatterAct.SumUp or MatterAct.PassOn or MatterAct.Close
        or MatterAct.DecideExtension or MatterAct.ResumeClock or MatterAct.Resume or MatterAct.Overrule or MatterAct.SettleAbove;

    public static OfferedAct Of(MatterAct act) => All.First(a => a.Act == act);

    public static string IconOf(MatterAct act) => All.FirstOrDefault(a => a.Act == act)?.Icon ?? "flag";
}
