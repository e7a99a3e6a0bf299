using Gridwork.Kernel;
using Gridwork.Kernel.Calendar;
using Microsoft.AspNetCore.Authorization;

namespace Gridwork.Matters.Whistles.Arriving;

[Authorize(Policy = Can.HandleMatters)]
internal sealed class ArrivePage(MatterShowing showing, ArriveOnSite arrive) : LegPage<ArriveOnSite.Form>(showing, LegAct.Arrive)
{
    protected override Task Prepare(CancellationToken ct)
    {
        if (HttpMethods.IsGet(Request.Method))
        {
            (Form.Day, Form.Time) = (CivilTime.DayOf(Me.At), CivilTime.TimeOf(Me.At));
        }

        return Task.CompletedTask;
    }

    protected override Task<Problem?> Run(LegId id, CancellationToken ct) => arrive.Run(id, Form, ct);

    protected override string FieldOf(Problem problem) => problem is ArrivalOutOfRange ? "Form.Time" : base.FieldOf(problem);
}
