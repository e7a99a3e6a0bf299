using System.Text.Json;
using Gridwork.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Platform.Jobs;

public static class Errands
{
    extension(GridworkDb db)
    {
        /// <summary>Leaves an errand to be done once the act is committed; the act's own save writes it. For whatever may fail alone or leaves the process.</summary>
        public void Send<T>(T errand, DateTimeOffset now) where T : IErrand =>
            db.Add(new OutboxRow { Kind = T.Kind, Body = JsonSerializer.Serialize(errand), Since = now, Due = now });

        /// <summary>Leaves an errand to be done at a time, at most half a minute late; the act's own save writes it. The same key again moves it and gives it new words.</summary>
        /// <param name="key">What it is about, for example <c>trail.root/2026-02-12</c>; 120 characters at most.</param>
        public async Task Later<T>(string key, DateTimeOffset at, T errand, DateTimeOffset now, CancellationToken ct) where T : IErrand
        {
            if (await db.Kept(key, ct) is { } kept)
            {
                kept.Move(errand, at, now);
            }
            else
            {
                db.Add(new ScheduleRow { Key = key, Kind = T.Kind, Body = JsonSerializer.Serialize(errand), Since = now, Due = at });
            }
        }

        /// <summary>Takes back what was left under this key, if it is still there.</summary>
        public async Task NotLater(string key, CancellationToken ct)
        {
            if (await db.Kept(key, ct) is { } kept)
            {
                db.Remove(kept);
            }
        }

        // Everywhere: an errand is the site's, and only its key is asked for.
        private async Task<ScheduleRow?> Kept(string key, CancellationToken ct) =>
            db.ChangeTracker.Entries<ScheduleRow>().Select(e => e.Entity).FirstOrDefault(r => r.Key == key)
            ?? await db.Everywhere<ScheduleRow>().SingleOrDefaultAsync(r => r.Key == key, ct);
    }
}
