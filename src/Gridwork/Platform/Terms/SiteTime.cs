using Gridwork.Kernel.Calendar;

namespace Gridwork.Platform.Terms;

/// <summary>By which calendar and which office hours the site counts at this moment.</summary>
internal sealed class SiteTime
{
    private readonly WorkTime shipped = WorkTime.Usual;

    public Task<WorkTime> Now(CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(shipped);
    }
}
