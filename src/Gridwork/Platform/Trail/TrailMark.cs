using System.Globalization;

namespace Gridwork.Platform.Trail;

/// <summary>Where a page of the trail ended.</summary>
internal static class TrailMark
{
    public static string Of(TrailLine last) => $"{last.At.UtcTicks}_{last.Id}";

    /// <summary>Null for a mark that does not read.</summary>
    public static (DateTimeOffset At, Guid Id)? Read(string? mark) =>
        mark?.Split('_') is [var ticks, var id] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTime.MaxValue.Ticks && Guid.TryParse(id, out var last)
            ? (new DateTimeOffset(at, TimeSpan.Zero), last)
            : null;
}
