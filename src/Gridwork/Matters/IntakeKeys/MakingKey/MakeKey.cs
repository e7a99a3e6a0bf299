using System.ComponentModel.DataAnnotations;
using Gridwork.Areas;
using Gridwork.Kernel;
using Gridwork.Platform;
using Gridwork.Platform.Persistence;
using Gridwork.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace Gridwork.Matters.IntakeKeys.MakingKey;

/// <summary>Makes a key for another system. Whoever makes it sees it once.</summary>
internal sealed class MakeKey(GridworkDb db, Caller caller, AreaBooks books, TimeProvider clock)
{
    public const int MostHour = 100_000;

    /// <summary>The ways that are not a page of ours or a clerk's own act.</summary>
    public static readonly Channel[] Channels = [Channel.Hotline, Channel.Outside, Channel.Phone];

    public sealed class Form
    {
        [Required, StringLength(IntakeKey.MostName)]
        public string? Name { get; set; }

        [Required]
        public string? Area { get; set; }

        [Required]
        public Channel? Channel { get; set; }

        [Required]
        public int? MostHour { get; set; } = 600;
    }

    /// <summary>The key itself.</summary>
    public async Task<Result<string>> Run(Form form, CancellationToken ct)
    {
        var scope = caller.Scope(Can.KeepIntakeKeys);
        var name = TypedText.Required(form.Name, "name", IntakeKey.MostName);
        if (!name.Ok)
        {
            return name.Problem;
        }

        if (!AreaCode.TryParse(form.Area, out var area) || !scope.Contains(area) || !(await books.Today(ct)).Stands(area))
        {
            return new NoSuchPlace();
        }

        if (!Channels.Contains(form.Channel!.Value))
        {
            return new ChannelNotForKeys();
        }

        if (form.MostHour is < 1 or > MostHour)
        {
            return new MostHourOutOfRange(MostHour);
        }

        var named = name.Value;
        // Everywhere: two keys of one name could not be told apart in the trail.
        if (await db.Everywhere<IntakeKey>().AnyAsync(k => k.Name == named && k.EndedAt == null, ct))
        {
            return new KeyNamedSo(named);
        }

        var now = clock.GetUtcNow();
        var (key, secret) = IntakeKey.Make(named, area, form.Channel.Value, form.MostHour!.Value, caller.Name, now);
        db.Add(key);
        db.Trail(caller, "intake-keys.make", named, area, $"{key.Start} {key.Channel} {key.MostHour}", now);
        await db.SaveChangesAsync(ct);
        return secret;
    }
}
