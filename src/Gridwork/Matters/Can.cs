namespace Gridwork.Matters;

/// <summary>What a person may be allowed to do with matters.</summary>
public static class Can
{
    public const string ReadMatters = "can.matters.read";
    public const string ReportMatters = "can.matters.report";
    public const string AcceptMatters = "can.matters.accept";
    public const string DispatchMatters = "can.matters.dispatch";
    public const string HandleMatters = "can.matters.handle";
    public const string CheckMatters = "can.matters.check";

    /// <summary>Goes and looks whether it is as reported, before it is filed.</summary>
    public const string VerifyMatters = "can.matters.verify";

    /// <summary>Ends what cannot be closed by its condition.</summary>
    public const string ForceClose = "can.matters.force-close";

    /// <summary>Answers for a unit: is told when its terms run out.</summary>
    public const string LeadUnit = "can.matters.lead-unit";
}
