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
}
