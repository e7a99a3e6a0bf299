using Gridwork.Kernel;
using Gridwork.Platform;

namespace Gridwork.Matters.Whistles;

/// <summary>Who does an act on a leg: the unit that was called, those who called, a third person who rules, a leader.</summary>
public enum LegSide { Unit, Caller, Arbiter, Leader }

/// <summary>One act on a leg as the desk offers it. A page that decides one way or the other is offered by one of its two acts.</summary>
internal sealed record OfferedLegAct(LegAct Act, LegSide Side, string Page, string Icon)
{
    /// <summary>In the order in which they are offered: what carries a leg on comes first.</summary>
    public static readonly IReadOnlyList<OfferedLegAct> All =
    [
        new(LegAct.Acknowledge, LegSide.Unit, "acknowledge", "check"),
        new(LegAct.Arrive, LegSide.Unit, "arrive", "map-pin"),
        new(LegAct.Answer, LegSide.Unit, "answer", "circle-check"),
        new(LegAct.Contest, LegSide.Unit, "contest", "ban"),
        new(LegAct.Judge, LegSide.Unit, "judge", "flag"),
        new(LegAct.Overrule, LegSide.Arbiter, "rule", "gavel"),
        new(LegAct.ConfirmArrival, LegSide.Caller, "see-arrival", "eye"),
        new(LegAct.Rate, LegSide.Caller, "rate", "circle-check"),
        new(LegAct.RejectAnswer, LegSide.Caller, "reject-answer", "arrow-back-up"),
        new(LegAct.Reassign, LegSide.Caller, "reassign", "send"),
        new(LegAct.Withdraw, LegSide.Caller, "withdraw", "x"),
        new(LegAct.Waive, LegSide.Leader, "waive", "lock"),
    ];

    public string Permission => Side switch
    {
        LegSide.Unit => Can.HandleMatters,
        LegSide.Arbiter => Can.Arbitrate,
        LegSide.Leader => Can.ForceClose,
        _ => Can.Whistle,
    };

    /// <summary>What takes a leg out of its way is never urged on anybody.</summary>
    public bool CarriesOn => Act is not (LegAct.Contest or LegAct.RejectAnswer or LegAct.Reassign or LegAct.Withdraw or LegAct.Waive);

    public static OfferedLegAct Of(LegAct act) => All.First(a => a.Act == act);

    public static string IconOf(LegAct act) => act switch
    {
        LegAct.Call => "speakerphone",
        LegAct.Recount => "clock",
        LegAct.Uphold => "gavel",
        LegAct.DenyArrival => "eye",
        _ => Of(act).Icon,
    };

    /// <summary>Whether this person stands on the side that does the act.</summary>
    public Problem? Bars(Leg leg, Caller caller) => Side switch
    {
        LegSide.Unit => leg.NotOf(caller),
        _ => leg.PartOf(caller),
    };
}
