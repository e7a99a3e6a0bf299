using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.Alarms;

internal static class NoticeWriting
{
    extension(GridworkDb db)
    {
        /// <summary>
        /// Those that were not told yet, of one matter or leg: an act that was read before the last ring and saved after it sets the clock
        /// back, and what was told then is not told again.
        /// </summary>
        public async Task<IEnumerable<Notice>> NotToldYet(IReadOnlyList<Notice> notices, CancellationToken ct)
        {
            if (notices.Count == 0)
            {
                return [];
            }

            var (matter, leg) = (notices[0].Matter, notices[0].Leg);
            // Everywhere: alarms are the site's; each notice is read in its own area.
            var told = await db.Everywhere<Notice>().AsNoTracking().Where(n => n.Matter == matter && n.Leg == leg).Select(n => new { n.Clock, n.Kind, n.To, n.Due }).ToListAsync(ct);
            return notices.Where(n => !told.Contains(new { n.Clock, n.Kind, n.To, n.Due }));
        }
    }
}
