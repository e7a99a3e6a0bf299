using Gridwork.Kernel.Calendar;
using Gridwork.Platform.Settings;

namespace Gridwork.Platform.Terms;

/// <summary>By which calendar and which office hours the site counts at this moment, and as what it counts a printed unit.</summary>
internal sealed class SiteTime(SiteSettings settings)
{
    public async Task<WorkTime> Now(CancellationToken ct) => (await settings.Book(ct)).Made(TimeSettings.WorkTime);

    public async Task<UnitMapping> Units(DateOnly day, CancellationToken ct) => (await settings.Book(ct)).On<UnitMapping>(TimeSettings.Units, day);
}
