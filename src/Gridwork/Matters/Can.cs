namespace Gridwork.Matters;

/// <summary>What a person may be allowed to do with matters.</summary>
public static class Can
{
    public const string ReadMatters = "can.matters.read";
    public const string ReportMatters = "can.matters.report";
    public const string AcceptMatters = "can.matters.accept";
    public const string DispatchMatters = "can.matters.dispatch";

    /// <summary>Sees a photo as it was sent, with its place and time, for a purpose that is written down.</summary>
    public const string SeeOriginals = "can.matters.originals";

    public const string HandleMatters = "can.matters.handle";
    public const string CheckMatters = "can.matters.check";

    /// <summary>Opens a reporter's contact for a stated purpose. Never of a matter that one handles.</summary>
    public const string RevealReporters = "can.reporters.reveal";

    /// <summary>Calls reporters who have not said whether it is solved. Never about what one's own unit did.</summary>
    public const string FollowUp = "can.matters.follow-up";

    /// <summary>Sees what reporters are told, rings those who get no message, and decides what the machine cannot.</summary>
    public const string KeepMessages = "can.messages.keep";

    /// <summary>Makes and ends the keys by which other systems send reports.</summary>
    public const string KeepIntakeKeys = "can.intake-keys.keep";

    /// <summary>Is told why somebody sees a matter or a page, without seeing it.</summary>
    public const string ExplainSight = "can.sight.explain";

    /// <summary>Goes and looks whether it is as reported, before it is filed.</summary>
    public const string VerifyMatters = "can.matters.verify";

    /// <summary>Ends what cannot be closed by its condition.</summary>
    public const string ForceClose = "can.matters.force-close";

    /// <summary>Answers for a unit: is told when its terms run out.</summary>
    public const string LeadUnit = "can.matters.lead-unit";

    /// <summary>Calls units to a matter, and sees to what they did.</summary>
    public const string Whistle = "can.matters.whistle";

    /// <summary>Settles a grid worker's whistle on the spot, or passes it on.</summary>
    public const string HearWhistles = "can.matters.hear-whistles";

    /// <summary>Rules between a unit that says 'not ours' and whoever called it.</summary>
    public const string Arbitrate = "can.matters.arbitrate";

    /// <summary>Says whom a matter is about, so that they do not see it.</summary>
    public const string NameParties = "can.matters.parties";

    /// <summary>The level above: takes up what is about people or units here, and stands in for intake, dispatch and check of it.</summary>
    public const string Above = "can.matters.above";

    /// <summary>Answers what people ask of what is kept about them.</summary>
    public const string DecidePrivacy = "can.privacy.decide";

    /// <summary>Brings in what stood in the ledger of another system.</summary>
    public const string BringLedgers = "can.ledgers.bring";

    /// <summary>The leader on duty: is told when nobody answers.</summary>
    public const string OnDuty = "can.matters.on-duty";
}
