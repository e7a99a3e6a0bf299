using Gridwork.Kernel;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;

namespace Gridwork.Matters;

/// <content>How a matter is verified before it is filed, how it ends without its condition, and begins again.</content>
public sealed partial class Matter
{
    /// <summary>The same unit again, under the same promise: the resident's date moves only if the calendar did since.</summary>
    public Problem? SendBack(string reason, Actor by, Timing timing)
    {
        if (Barred(MatterAct.SendBack, by) is { } barred)
        {
            return barred;
        }

        // A pause ended with the work, and the calendar may have changed since: the clock that runs again is counted again.
        var again = Clocks.End(ClockKind.Check, by.At).GoOn(ClockKind.Handling, by.At, timing.Time);
        var due = again.Of(ClockKind.Handling)?.Due;
        Rework++;
        Move(MatterAct.SendBack, by, reason, UnitName, due == Handling?.Due ? null : due);
        Set(again);
        TimeVersion = timing.Version;
        return null;
    }

    /// <summary>Somebody goes and looks before it is filed (facts A4: a public report is verified on site first).</summary>
    public Problem? SendToVerify(string request, Actor by, Timing timing)
    {
        if (Move(MatterAct.SendToVerify, by, request) is { } refused)
        {
            return refused;
        }

        Set(Clocks.End(ClockKind.FirstContact, by.At));
        Begin(ClockKind.Verification, by.At, timing);
        return null;
    }

    /// <param name="isSo">Whether it was found as reported.</param>
    public Problem? Verify(bool isSo, string report, Actor by)
    {
        if (Move(MatterAct.Verify, by, report) is { } refused)
        {
            return refused;
        }

        Verified = isSo;
        Set(Clocks.End(ClockKind.Verification, by.At));
        return null;
    }

    /// <summary>Reported by mistake, twice, or as a trial: it ends without a result, and its number stays with the reason.</summary>
    public Problem? Void(string reason, Actor by) => End(MatterAct.Void, reason, by);

    /// <summary>A leader ends it although its closing condition is not met, and answers for it.</summary>
    public Problem? ForceClose(Outcome outcome, Actor by)
    {
        if (End(MatterAct.ForceClose, outcome.Result, by) is { } refused)
        {
            return refused;
        }

        Outcome = outcome;
        return null;
    }

    /// <summary>Closed too early: back to the dispatcher, or to intake when it had been declined.</summary>
    public Problem? Reopen(string reason, Actor by, Timing timing)
    {
        if (Move(MatterAct.Reopen, by, reason) is { } refused)
        {
            return refused;
        }

        if (State is MatterState.Accepted)
        {
            BeginAgain();
            return null;
        }

        Declined = null;
        FreeOfUnit();
        Begin(ClockKind.FirstContact, by.At, timing);

        return null;
    }

    private Problem? End(MatterAct act, string reason, Actor by)
    {
        if (Move(act, by, reason) is { } refused)
        {
            return refused;
        }

        (Above, LookAgain) = (null, null);
        Set(Contested ? null : Contest);
        Set(Clocks.EndAll(by.At));
        return null;
    }
}
