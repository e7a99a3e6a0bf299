using Gridwork.Kernel;
using Gridwork.Matters.Clocks;
using Gridwork.Matters.Contracts;
using Gridwork.Matters.OldLedgers;

namespace Gridwork.Matters;

/// <content>How a matter comes here from another system.</content>
public sealed partial class Matter
{
    /// <summary>Its number in the system from which it came; null of one that was reported here.</summary>
    public string? FormerNumber { get; private init; }

    /// <summary>
    /// What had ended is ended here, without a past that nobody saw; what is open begins with its report, and its first answer is due from now on.
    /// Two lines: when it was reported, and who brought it in when.
    /// </summary>
    /// <param name="source">Of the ledger, in words.</param>
    internal static Matter BringIn(OldMatter old, string source, Actor by, Timing timing)
    {
        var matter = new Matter
        {
            Id = old.Id,
            QueryCode = Matters.QueryCode.New(),
            Title = TypedText.Title(old.Text),
            Text = old.Text,
            Area = old.Area,
            PlaceWords = old.PlaceWords,
            Channel = Channel.OldLedger,
            FormerNumber = old.FormerNumber.Length > 0 ? old.FormerNumber : null,
            ReportedAt = old.ReportedAt,
            ReportedBy = new PersonId(Guid.Empty),
            Filing = old.Filing,
            Unit = old.Unit,
            UnitName = old.UnitName.Length > 0 ? old.UnitName : null,
        };
        matter.Write(MatterAct.Report, MatterState.Reported, new Actor(matter.ReportedBy, "", old.ReportedAt));
        matter.Write(MatterAct.BringIn, old.State, by, $"{source} {old.FormerNumber} {old.ClassWords}".TrimEnd(), matter.UnitName);
        (matter.State, matter.Open, matter.Touched) = (old.State, old.State.IsOpen, old.EndedAt ?? by.At);
        if (matter.Open)
        {
            (matter.Unit, matter.UnitName) = (null, null);
            matter.Begin(ClockKind.FirstContact, by.At, timing);
        }
        else
        {
            matter.Outcome = old.Result.Length > 0 ? new Outcome(old.Result, "") : null;
        }

        return matter;
    }
}
